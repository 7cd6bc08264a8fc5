import { readFile } from 'node:fs/promises';

/** The hours that each region of the world counts by, for patterns that leave that open. */
const hoursOfRegions = /^const timeData = \{$[^]*?^\};$/m;

/**
 * Leaves out what no sentence of labcheck asks of intl-messageformat: patterns of dates and numbers (`{n, number, ::…}`),
 * which are refused as any other message that cannot be read. They are a third of it.
 */
export const partsOfIntl = {
  name: 'parts-of-intl',
  setup: (build) => {
    build.onLoad({ filter: /\/@formatjs\/icu-skeleton-parser\/index\.js$/ }, () => ({
      contents: `const refused = () => { throw new Error('labcheck knows no patterns of numbers and dates'); };
export { refused as parseDateTimeSkeleton, refused as parseNumberSkeleton, refused as parseNumberSkeletonFromString };`,
    }));
    build.onLoad({ filter: /\/@formatjs\/icu-messageformat-parser\/index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!hoursOfRegions.test(text)) throw new Error(`${path} is not as parts-of-intl.mjs knows it.`);
      return { contents: text.replace(hoursOfRegions, 'const timeData = {};') };
    });
  },
};
