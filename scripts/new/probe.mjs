import { camel, spoken } from './names.mjs';

export const probe = {
  words: ['id'],
  plan: (id) => ({
    files: {
      [`src/probes/${id}.ts`]: `import { lines, probe } from '../model/probe.ts';

/** ${spoken(id)}: what it tells, and where the kernel or a man page says so. */
export const ${camel(id)} = probe<readonly string[]>({
  id: '${id}',
  version: 1,
  group: 'kernel',
  tools: [],
  script: '',
  // A line of real output stands here.
  parse: (output) => lines(output),
});
`,
      [`src/probes/${id}.test.ts`]: `import { expect, test } from 'vitest';
import { ${camel(id)} } from './${id}.ts';
import { runScript } from './run-script.fixture.ts';

const read = (said: string) => ${camel(id)}.parse({ status: 0, bytes: Buffer.from(said) });

test('asks something of this machine', () => {
  expect(${camel(id)}.parse(runScript(${camel(id)}, ['sh'])), 'write its script in src/probes/${id}.ts').not.toEqual(read(''));
});

test.each([['a line of real output', ['what it is read as']]])('reads %j', (said, expected) => {
  expect(read(said), 'write its parser, and here what real output is read as').toEqual(expected);
});
`,
    },
    edits: { 'src/probes/index.ts': (text) => `${text}export * from './${id}.ts';\n` },
    next: `Write its script, its parser and a line of real output above it. The test says what is missing: npx vitest run src/probes/${id}.test.ts`,
  }),
};
