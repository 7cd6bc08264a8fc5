import { type Check, cannotTell, checksFor, fail, pass } from '../model/check.ts';
import type { Evidence, SavedOutput } from '../model/evidence.ts';
import type { Ground } from '../model/ground.ts';
import type { Lab } from '../model/lab.ts';
import { integer, path } from '../model/parameter.ts';
import { follow, probe, text, tolerate } from '../model/probe.ts';
import { host } from '../model/step.ts';

const parameters = {
  x: integer('a number', 0, 9),
  folder: path('a folder', '/srv/{x}'),
};
const check = checksFor(parameters);

const says = (id: string, restsOn?: Ground) =>
  probe({
    ...(restsOn ? { restsOn } : {}),
    id,
    version: 2,
    group: 'kernel',
    tools: [],
    script: `echo ${id}`,
    parse: (output) => {
      const said = text(output).trim();
      if (said === 'unreadable') throw new Error('not a word');
      return said;
    },
  });
const cause = {
  says: 'It says {word}, in {folder}.',
  expected: 'yes',
  actual: '{word}',
  hints: ['Look.', 'Write yes.'],
  repair: [host('echo {word} >{folder}')],
} as const;
const judged = (word: string) => (word === 'yes' ? pass() : fail('wrong', { word }));

const ground = check({
  id: 'ground',
  title: 'Ground of {folder}',
  tasks: [1],
  points: 2,
  needs: () => ({ word: says('ground') }),
  causes: { wrong: cause },
  judge: ({ word }) => judged(word),
});
const wall = check({
  id: 'wall',
  title: 'Wall',
  tasks: [2],
  points: 1,
  after: [ground],
  needs: () => ({ word: says('wall') }),
  causes: { wrong: cause },
  judge: ({ word }) => judged(word),
});
const roof = check({
  id: 'roof',
  title: 'Roof',
  tasks: [3],
  points: 1,
  after: [wall],
  needs: () => ({
    word: says('roof'),
    more: follow({ wall: says('wall') }, (found) => (found.wall === 'ask' ? says('more', 'service') : undefined)),
  }),
  causes: { wrong: cause, more: cause },
  notes: { asked: 'More was asked: {word}.' },
  judge: ({ word, more }) =>
    word !== 'yes'
      ? fail('wrong', { word })
      : more === undefined
        ? pass()
        : more === 'yes'
          ? pass('asked', { word: more })
          : fail('more', { word: more }),
});
const garden = check({
  id: 'garden',
  title: 'Garden',
  tasks: [3],
  points: 1,
  bonus: true,
  after: [wall],
  needs: () => ({ word: tolerate(says('garden', 'tool')) }),
  causes: { wrong: cause },
  judge: ({ word }) => {
    if (typeof word !== 'string') return fail('wrong', { word: word.unknown });
    return word === 'dark' ? cannotTell('the light', wall) : judged(word);
  },
});
const paint = check({
  id: 'paint',
  title: 'Paint',
  tasks: [4],
  points: 1,
  partial: true,
  needs: () => ({ word: says('paint') }),
  causes: { wrong: cause },
  judge: ({ word }) =>
    word === 'defect' ? never() : word === 'yes' ? pass() : fail('wrong', { word }, { share: 1 / 3 }),
});
const never = (): never => {
  throw new Error('a slip of the lab’s author');
};

export const tinyLab: Lab = {
  id: 'tiny',
  title: 'A tiny lab',
  summary: 'Five checks.',
  tasks: [1, 2, 3, 4].map((number) => ({ number, title: `Task ${number}` })),
  phases: [],
  host: [],
  parameters,
  checks: [ground, wall, roof, garden, paint] satisfies Check<never>[],
};

const answer = (word: string): SavedOutput => ({ version: 2, round: 1, ms: 1, status: 0, text: `${word}\n` });

/** Evidence of the tiny lab: what each probe said; all that is not named says yes. */
export const tinyEvidence = (words: Readonly<Record<string, string | SavedOutput | undefined>> = {}): Evidence => ({
  schema: 'labcheck/evidence/1',
  tool: { name: 'labcheck', version: '1.2.3' },
  lab: 'tiny',
  student: { id: 'alice', name: 'Alice' },
  parameters: {},
  host: 'local:',
  collectedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 5,
  roundTrips: 1,
  outputs: Object.fromEntries(
    Object.entries({ ground: 'yes', wall: 'yes', roof: 'yes', garden: 'yes', paint: 'yes', ...words }).flatMap(
      ([id, word]) => (word === undefined ? [] : [[id, typeof word === 'string' ? answer(word) : word]]),
    ),
  ),
});
