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
  script: 'exit 1',
  parse: (output) => {
    if (output.status !== 0) throw new Error('this probe asks nothing yet');
    return lines(output);
  },
});
`,
    },
    edits: { 'src/probes/index.ts': (text) => `${text}export * from './${id}.ts';\n` },
    next: 'Write what it asks and a line of real output above its parser. A check that needs it is unknown until then.',
  }),
};
