import { plainCsv } from '../../model/csv-dialect.ts';
import { UsageError } from '../../model/errors.ts';
import { exitCodes } from '../../model/exit-codes.ts';
import { attemptRules } from '../../model/gradebook.ts';
import { command } from '../command.ts';
import { acceptSelfReported, csvDialect, scale } from '../options/exporting.ts';
import { oneOf, several, text, value } from '../options/option.ts';

export const gradebook = command({
  name: 'gradebook',
  takes: '<run...>',
  says: 'one table of the marks in several labs and weeks: the best or the last of each, by weights',
  options: [
    text('-o, --output <file>', 'the file to write: gradebook.xlsx or gradebook.csv'),
    value('--take <which>', 'the attempt of a lab that counts: best (default) or last', oneOf(attemptRules), {
      choices: attemptRules,
    }),
    several('--weight <lab=n>', 'how much a lab counts (default: 1; repeatable)'),
    ...([scale, csvDialect, acceptSelfReported] as const),
  ],
  examples: [
    'labcheck gradebook reports/* -o gradebook.xlsx',
    'labcheck gradebook reports/* -o book.csv --take last --weight pinger=2',
  ],
  run: async (options, { world, words: folders }) => {
    const { output } = options;
    if (output === undefined || !/\.(?:xlsx|csv)$/i.test(output))
      throw new UsageError(
        output === undefined ? 'gradebook needs a file to write.' : `-o "${output}" is neither a workbook nor a table.`,
        'Name one that ends in .xlsx or .csv: -o gradebook.xlsx',
      );
    const parts = await import('../parts.ts');
    const inputs = await Promise.all(folders.map(parts.filesOfRun));
    await parts.assertNoInput([output], inputs.flat());
    await parts.assertWritable(output);
    const weights = weightsIn(options.weight ?? []);
    const { attempts, chosen } = await parts.gatherAttempts(folders, options.acceptSelfReported, parts.saying(world));
    const labs = [...new Set(attempts.map(({ lab }) => lab.id))];
    const unknown = Object.keys(weights).find((lab) => !labs.includes(lab));
    if (unknown !== undefined)
      throw new UsageError(
        `--weight ${unknown}: none of the runs is of the lab "${unknown}".`,
        `Their labs are: ${labs.join(', ')}.`,
      );
    const rules = { take: options.take ?? 'best', weights, scale: options.scale ?? 100 };
    const made = parts.gradebookOf(attempts, chosen, rules);
    const isTable = /\.csv$/i.test(output);
    await parts.writeOutput(
      output,
      isTable ? parts.gradebookCsv(made, options.csvDialect ?? plainCsv) : await parts.gradebookXlsx(made),
    );
    const open = made.students.filter(({ total }) => total === null).length;
    const people = made.students.length === 1 ? 'one student' : `${made.students.length} students`;
    world.stdout.write(
      `${output} is written: ${people}, ${labs.length === 1 ? 'one lab' : `${labs.length} labs`}${open > 0 ? `, ${open} without a total yet` : ''}\n`,
    );
    return exitCodes.passed;
  },
});

const weightsIn = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    words.map((word) => {
      const [, lab, weight] = /^([^=]+)=(\d{1,4}(?:\.\d{1,2})?)$/.exec(word) ?? [];
      if (lab === undefined || weight === undefined)
        throw new UsageError(`--weight cannot be "${word}".`, 'Write a lab and a number: --weight pinger=2');
      return [lab, Number(weight)];
    }),
  );
