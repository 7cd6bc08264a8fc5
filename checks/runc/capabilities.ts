import { type Cause, elsewhere, fail, host, pass, type Step } from '../../src/index.ts';
import { capabilityBits, runcContainers } from '../../src/probes/index.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import {
  configOf,
  containerConfinement,
  endContainer,
  folderOf,
  labBundle,
  startContainer,
  undoneByRestart,
} from './subject.ts';

const wanted = Object.keys(capabilityBits) as (keyof typeof capabilityBits)[];
/** A process may use what is in all three (capabilities(7)). */
const sets = ['bounding', 'effective', 'permitted'] as const;

const look: Cause['look'] = [host('grep Cap /proc/{pid}/status'), host('grep -n CAP_NET {folder}/config.json')];
const restarted: readonly Step[] = [
  {
    ...endContainer,
    text: 'This ends the container, its programs and its network. Do task 12 first: a hook sets the network up again.',
  },
  startContainer,
];
const inAllLists: readonly Step[] = [
  elsewhere(
    'In config.json, add "CAP_NET_ADMIN" and "CAP_NET_RAW" to bounding, effective and permitted of process.capabilities.',
  ),
  ...restarted,
];

export const capabilities = check({
  id: 'capabilities',
  title: 'The container may set up its own network',
  tasks: [10],
  points: 1,
  bonus: true,
  after: [containerRunning],
  needs: (parameters) => ({
    bundle: labBundle(parameters),
    confinement: containerConfinement(parameters),
    runc: runcContainers(parameters.container),
  }),
  causes: {
    missing: {
      says: 'The container’s process lacks {missing}, which are parts of the rights of root. Without them even root may not change the container’s network.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW',
      actual: 'without {missing}',
      hints: [
        'The rights of root are divided into parts, called capabilities. Which of them does the container’s process have?',
        'Add them to the lists bounding, effective and permitted of process.capabilities, and start the container again.',
      ],
      look,
      repair: inAllLists,
      undoes: undoneByRestart,
    },
    'one-set': {
      says: 'config.json names {missing}, but not in all of the three lists that count: bounding, effective and permitted.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW in bounding, effective and permitted',
      actual: '{missing} in some of the lists only',
      hints: [
        'In which of the five lists of process.capabilities do they stand?',
        'Add them to bounding, effective and permitted, and start the container again.',
      ],
      look,
      repair: inAllLists,
      undoes: undoneByRestart,
    },
    'without-prefix': {
      says: 'config.json names {found}, which runc does not know, so it starts the container without it. Names of capabilities begin with CAP_.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW in bounding, effective and permitted',
      actual: '{found}',
      hints: [
        'runc spec wrote other names into the same list. How do these begin?',
        'Write CAP_ before each, and start the container again.',
      ],
      look,
      repair: [elsewhere('In config.json, write CAP_ before {found}, in each list.'), ...restarted],
      undoes: undoneByRestart,
    },
    'not-restarted': {
      says: 'config.json grants {missing} now, but the container was started before. A process gets its capabilities when it starts.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW',
      actual: 'an older process without {missing}',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container, and start it again.',
      ],
      look,
      repair: restarted,
      undoes: undoneByRestart,
    },
  },
  judge: ({ bundle, confinement, runc }, parameters) => {
    const mask = confinement?.effective ?? 0n;
    const absent = wanted.filter((name) => (mask & (1n << capabilityBits[name])) === 0n);
    if (absent.length === 0) return pass();
    const missing = absent.join(' and ');
    const values = { missing, folder: folderOf(bundle, parameters), pid: runc.container?.pid ?? 'PID' };
    const granted = configOf(bundle)?.process.capabilities ?? {};
    const bare = absent.map((name) => name.replace(/^CAP_/, ''));
    const found = bare.filter((name) => Object.values(granted).some((names) => names.includes(name)));
    if (found.length > 0) return fail('without-prefix', { ...values, found: found.join(' and ') });
    const inAll = sets.every((set) => absent.every((name) => granted[set]?.includes(name)));
    if (inAll) return fail('not-restarted', values);
    const inSome = absent.every((name) => Object.values(granted).some((names) => names.includes(name)));
    return fail(inSome ? 'one-set' : 'missing', values);
  },
});
