import { command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { lab, set } from '../options/lab.ts';

export const explain = command({
  name: 'explain',
  takes: '<check>',
  says: 'what a check asks, and every reason why it can fail',
  options: [lab, set],
  examples: ['labcheck explain veth-pair', 'labcheck explain address-netns --set x=7'],
  run: async (options, { composition, world: { stdout, env }, words: [id = ''] }) => {
    const { explanation, labWithCheck, plan, screenOf, unknownCheck } = await import('../parts.ts');
    const found = labWithCheck(await composition.labs(options.lab), id, options.lab);
    const check = found.checks.find((known) => known.id === id);
    if (!check) throw unknownCheck(found, id);
    const lines = explanation(check, plan(found, options.set), screenOf(stdout, env).columns);
    stdout.write(`${lines.join('\n')}\n`);
    return exitCodes.passed;
  },
});
