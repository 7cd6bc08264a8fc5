export const mutant = {
  words: ['lab', 'id'],
  plan: (lab, id) => ({
    needs: [`reference/${lab}/mutants.ts`],
    files: {},
    edits: {
      [`reference/${lab}/mutants.ts`]: (text) => {
        const [, check, cause] = /killedBy: \[\s*\[\s*'([^']+)',\s*'([^']+)'/.exec(text) ?? [];
        return text.replace(
          /\n\];\n*$/,
          `
  {
    id: '${id}',
    story: 'What the student did, in one sentence.',
    break: 'true',
    killedBy: [['${check}', '${cause}']],
  },
];
`,
        );
      },
    },
    next: `Write its story, what it breaks, and what must be named. Then: labcheck prove --lab ${lab} --mutant ${id}`,
  }),
};
