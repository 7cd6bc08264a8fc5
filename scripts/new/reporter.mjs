import { camel, spoken } from './names.mjs';

export const reporter = {
  words: ['name'],
  plan: (name) => ({
    files: {
      [`src/reporters/${name}.ts`]: `import type { Reporter } from '../model/reporter.ts';
import { plain } from './plain.ts';

/** ${spoken(name)}: for whom, and the format's own specification. */
export const ${camel(name)}: Reporter = {
  name: '${name}',
  summary: 'what it is for, in a few words',
  extension: 'txt',
  render: ({ report }) => report.checks.map(({ id, status }) => \`\${plain(id)} \${status}\\n\`).join(''),
};
`,
    },
    edits: {
      'src/reporters/reporters.ts': (text) =>
        `import { ${camel(name)} } from './${name}.ts';\n${text.replace(/(reporters: readonly Reporter\[\] = \[[^\]]*)\]/, `$1, ${camel(name)}]`)}`,
    },
    next: 'Write its format. Then: UPDATE=1 npx vitest run src/reporters writes its goldens, which are yours to read.',
  }),
};
