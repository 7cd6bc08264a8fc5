import { UsageError } from '../../model/errors.ts';
import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { acceptNewHostKeys, host, identity, timeout } from '../options/hosts.ts';
import { lab, only, phase, set, skip, task } from '../options/lab.ts';
import { text, toggle } from '../options/option.ts';
import { course, student } from '../options/students.ts';

export const collect = command({
  name: 'collect',
  says: 'ask the host and keep the answers, to judge them later',
  options: [
    ...([student, course, lab, set, host, timeout, identity, acceptNewHostKeys, skip, only, task, phase] as const),
    text('-o, --output <file>', 'write them to a file'),
    toggle('--script', 'write a script that asks the host by itself, for machines without labcheck'),
  ],
  examples: [
    'labcheck collect --lab pinger -o evidence.json',
    'labcheck collect --student alice -o alice.json',
    'labcheck collect --lab pinger --set x=7 --script -o check.sh',
  ],
  run: async (options, { composition, world }) => {
    const { assertNoInput, assertWritable, evidenceOf, evidenceText, liveLine, readRequests, scriptFor, writeOutput } =
      await import('../parts.ts');
    const { requests, inputs } = await readRequests(options, composition.labs, world);
    const [request] = requests;
    if (!request || requests.length > 1)
      throw new UsageError('Evidence is of one student.', 'Name one --student at a time.');
    const { output } = options;
    if (output !== undefined) {
      await assertNoInput([output], inputs);
      await assertWritable(output);
    }
    const tool = { name: 'labcheck', version: composition.version } as const;
    if (options.script === true) {
      const script = scriptFor(request, { tool });
      if (output === undefined) world.stdout.write(script);
      else await writeOutput(output, script);
      return exitCodes.passed;
    }
    const line = liveLine(world, request.host);
    const evidence = await evidenceOf(request, { tool, signal: world.interrupted, progress: line.update }).finally(
      line.stop,
    );
    if (output === undefined) world.stdout.write(evidenceText(evidence));
    else {
      await writeOutput(output, evidenceText(evidence));
      world.stderr.write(`${Object.keys(evidence.outputs).length} answers in ${output}\n`);
    }
    if (!evidence.failure) return exitCodes.passed;
    world.stderr.write(`labcheck: not all was collected: ${evidence.failure.detail}\n${evidence.failure.cure}\n`);
    return exitCodes.review;
  },
});
