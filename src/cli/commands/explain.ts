import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { lab, set } from '../options/lab.ts';

export const explain = command({
  name: 'explain',
  takes: '<check>',
  says: 'what a check asks, and every reason why it can fail',
  options: [lab, set],
  examples: ['labcheck explain veth-pair', 'labcheck explain address-netns --set x=7'],
  run: async (options, { composition, world, words: [id = ''] }) => {
    const { courseLab, explanation, knownLab, labsWithCheck, plan, screenOf, unknownCheck } = await import(
      '../parts.ts'
    );
    const [found, ...others] =
      options.lab === undefined
        ? labsWithCheck(await composition.labs(), id, await courseLab(composition.labs), options.set)
        : [await knownLab(composition.labs, options.lab, world)];
    const check = found.checks.find((known) => known.id === id);
    if (!check) throw unknownCheck(found, id);
    const { columns } = screenOf(world.stdout, world.env);
    const lines = explanation(check, plan(found, options.set), (await composition.mistakes())(found), columns);
    world.stdout.write(`${lines.join('\n')}\n`);
    if (others.length > 0)
      world.stdout.write(
        `\nThis is the check of the lab ${found.id}. Other labs have one of this name:\n${others.map((lab) => `  labcheck explain ${id} --lab ${lab.id}\n`).join('')}`,
      );
    return exitCodes.passed;
  },
});
