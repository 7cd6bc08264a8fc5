import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { referenceOf } from './reference-of.mjs';

/** The file of the lab's mutants that kills this check, or one near it in the lab's order. */
const fileOf = (folder, ids, id) => {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('mutants.ts'))
    .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]);
  const at = ids.indexOf(id);
  const nearest = ids.toSorted((a, b) => Math.abs(ids.indexOf(a) - at) - Math.abs(ids.indexOf(b) - at));
  for (const one of nearest) {
    const found =
      texts.find(([, text]) => text.includes(`['${one}',`)) ?? texts.find(([, text]) => text.includes(`'${one}'`));
    if (found) return found[0];
  }
  return `${folder}/mutants.ts`;
};

export const mutant = {
  words: ['lab', 'id', 'check'],
  plan: async (lab, id, check) => {
    const folder = `reference/${lab}`;
    const needs = [`${folder}/mutants.ts`];
    if (!existsSync(needs[0])) return { needs, files: {}, edits: {} };
    const { checks, mutants } = await referenceOf(lab);
    const ids = checks.map((one) => one.id);
    const causes = checks.find((one) => one.id === check)?.causes ?? [];
    const faults = [
      ...(ids.includes(check) ? [] : [`the lab ${lab} has no check "${check}". It has: ${ids.join(', ')}.`]),
      ...(mutants.some((one) => one.id === id) ? [`the lab ${lab} has a mutant "${id}" already.`] : []),
    ];
    const shown = mutants.flatMap(({ killedBy }) =>
      killedBy.filter(([name]) => name === check).map(([, cause]) => cause),
    );
    const cause = causes.find((one) => !shown.includes(one)) ?? causes[0];
    const file = fileOf(folder, ids, check);
    return {
      faults,
      needs,
      files: {},
      edits: {
        [file]: (text) =>
          text.replace(
            /,?\s*\];\n*$/,
            (_, at) => `${text[at - 1] === '[' ? '' : ','}
  { id: '${id}', story: '', break: '', killedBy: [['${check}', '${cause}']] },
];
`,
          ),
      },
      next: `Write its story and the commands of its break. The test says what is missing: npx vitest run checks/labs.test.ts
Then prove it: npm run build && node dist/labcheck.js prove --lab ${lab} --mutant ${id}`,
    };
  },
};
