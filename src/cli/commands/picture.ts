import { command } from '../command.ts';
import { acceptNewHostKeys, host, identity, timeout } from '../options/hosts.ts';
import { lab, set } from '../options/lab.ts';
import { text, toggle } from '../options/option.ts';
import { course, student } from '../options/students.ts';

export const picture = command({
  name: 'picture',
  takes: '[evidence]',
  says: 'draw what a host has and what the lab asks for; evidence is a file, or a student’s folder of a run',
  options: [
    ...([lab, set, host, student, course, timeout, identity, acceptNewHostKeys] as const),
    toggle('--wanted', 'draw only what the lab asks for'),
    text('-o, --output <file>', 'write a picture (SVG) to a file'),
  ],
  examples: [
    'labcheck picture --lab pinger --wanted',
    'labcheck picture reports/RUN/alice -o alice.svg',
    'labcheck picture --host sandbox:bob --lab pinger',
  ],
  run: async (options, { composition, world, words: [evidence] }) => {
    const { drawPicture } = await import('../parts.ts');
    return drawPicture(evidence, options, composition, world);
  },
});
