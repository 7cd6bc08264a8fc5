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
      says: 'What is wrong, in one sentence.',
      expected: 'what the task asks for',
      actual: 'what was found',
      hints: ['A question that leads to the place.', 'What to do there.'],
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
    next: `Say what it asks, then write a mutant for each cause: npm run new -- mutant ${lab} MY-MUTANT. Until then the proof fails.`,
  }),
};
