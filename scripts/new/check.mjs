import { camel, spoken } from './names.mjs';

export const checkFile = (lab, id, task) => `import { fail, pass } from '../../src/index.ts';
import { hostIdentity } from '../../src/probes/index.ts';
import { check } from './parameters.ts';

export const ${camel(id)} = check({
  id: '${id}',
  title: '${spoken(id)}',
  tasks: [${task}],
  points: 1,
  needs: () => ({ host: hostIdentity }),
  causes: {
    wrong: {
      says: '',
      expected: '',
      actual: '',
      hints: ['', ''],
      repair: [],
    },
  },
  judge: ({ host }) => (host.uid < 0 ? pass() : fail('wrong')),
});
`;

export const check = {
  words: ['lab', 'id'],
  plan: (lab, id) => ({
    needs: [`checks/${lab}/lab.ts`],
    files: { [`checks/${lab}/${id}.ts`]: checkFile(lab, id, 1) },
    edits: {
      [`checks/${lab}/lab.ts`]: (text) =>
        `import { ${camel(id)} } from './${id}.ts';\n${text.replace(/(checks = \[[^\]]*?),?\s*\] as const;/, `$1, ${camel(id)}] as const;`)}`,
    },
    next: `Write its needs, its causes and its judge. The test says what is missing: npx vitest run checks/labs.test.ts`,
  }),
};
