import { UsageError } from '../../model/errors.ts';
import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';

export const completion = command({
  name: 'completion',
  takes: '<shell>',
  says: 'a script that completes labcheck’s commands and options: bash, zsh or fish',
  options: [],
  examples: ['labcheck completion bash', 'labcheck completion fish'],
  run: async (_, { commands, composition, world, words: [name = ''] }) => {
    const { classReporters, completionShells, reporters, shellCompletion } = await import('../parts.ts');
    const shell = completionShells.find((known) => known === name);
    if (shell === undefined)
      throw new UsageError(`labcheck cannot complete in "${name}".`, `Allowed: ${completionShells.join(', ')}.`);
    const labs = await composition.labs();
    const checks = [...new Set(labs.flatMap((lab) => lab.checks.map(({ id }) => id)))];
    const formats = [...new Set([...reporters, ...classReporters].map((format) => format.name))];
    const known = {
      ...{ check: checks, skip: checks, only: checks, report: formats, shell: completionShells },
      lab: labs.map(({ id }) => id),
      phase: [...new Set(labs.flatMap(({ phases }) => phases))],
    };
    world.stdout.write(shellCompletion(shell, commands, known));
    return exitCodes.passed;
  },
});
