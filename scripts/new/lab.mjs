import { checkFile } from './check.mjs';
import { camel, spoken } from './names.mjs';

const files = (id) => ({
  [`checks/${id}/parameters.ts`]: `import { checksFor, path } from '../../src/index.ts';

/** What a course may set, with the lab sheet's own values as defaults. */
export const parameters = { folder: path('the folder that the lab is about', '/opt/${id}') };

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
`,
  [`checks/${id}/first-check.ts`]: checkFile(id, 'first-check', 1).replace(
    "title: 'First check'",
    "title: 'First check of {folder}'",
  ),
  [`checks/${id}/lab.ts`]: `import type { Lab } from '../../src/index.ts';
import { firstCheck } from './first-check.ts';
import { parameters } from './parameters.ts';

/** The lab's checks with their types, for those who name their causes. */
export const checks = [
  firstCheck,
] as const;

export const ${camel(id)}: Lab = {
  id: '${id}',
  title: '${spoken(id)}',
  summary: '',
  tasks: [{ number: 1, title: 'First task' }],
  phases: [],
  host: ['root'],
  parameters,
  checks,
};
`,
  [`checks/${id}/README.md`]: `# ${spoken(id)}

What the student builds, and what they need.

## Task 1: First task

What to do. Graded: what labcheck looks at.

## What labcheck does not grade here

## Parameters

| parameter | default | meaning |
|---|---|---|
| \`folder\` | \`/opt/${id}\` | the folder that the lab is about |
`,
  [`reference/${id}/mutants.ts`]: `import type { checks } from '../../checks/${id}/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The lab done wrong in every way that we know. */
export const mutants: MutantsOf<typeof checks> = [
];
`,
  [`reference/${id}/reference.ts`]: `import { ${camel(id)} } from '../../checks/${id}/lab.ts';
import { commandsFor } from '../dependencies/table.ts';
import type { LabReference } from '../lab-reference.ts';
import { mutants } from './mutants.ts';

export const ${camel(id)}Reference: LabReference = {
  lab: ${camel(id)},
  commands: commandsFor.sandbox,
  binds: async () => [],
  prepare: async (machine) => {
    await machine.run('mkdir -p /opt/${id}');
  },
  finish: async (machine) => {
    await machine.run('true');
  },
  vocabulary: '',
  mutants,
  variants: [],
};
`,
});

export const lab = {
  words: ['id'],
  plan: (id) => ({
    files: files(id),
    edits: {
      'checks/index.ts': (text) =>
        text.replace(/\n};\n/, `\n  '${id}': async () => (await import('./${id}/lab.ts')).${camel(id)},\n};\n`),
      'reference/references.ts': (text) =>
        `import { ${camel(id)}Reference } from './${id}/reference.ts';\n${text.replace(/(references: readonly LabReference\[\] = \[[^\]]*?),?\s*\]/, `$1, ${camel(id)}Reference]`)}`,
    },
    next: `Write the sheet, then a check for each task: npm run new -- check ${id} NAME. The test says what is missing: npx vitest run checks/labs.test.ts`,
  }),
};
