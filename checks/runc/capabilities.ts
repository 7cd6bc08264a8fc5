import { fail, pass } from '../../src/index.ts';
import { capabilityBits } from '../../src/probes/index.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { configOf, containerConfinement, labBundle, restartContainer } from './subject.ts';

const wanted = Object.keys(capabilityBits) as (keyof typeof capabilityBits)[];
/** A process may use what is in all three (capabilities(7)). */
const sets = ['bounding', 'effective', 'permitted'] as const;

export const capabilities = check({
  id: 'capabilities',
  title: 'The container may set up its own network',
  tasks: [10],
  points: 1,
  bonus: true,
  after: [containerRunning],
  needs: (parameters) => ({ bundle: labBundle(parameters), confinement: containerConfinement(parameters) }),
  causes: {
    missing: {
      says: 'The container’s process lacks {missing}.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW',
      actual: 'without {missing}',
      hints: [
        'Being root inside is not enough: what does ip link set lo down say in the container?',
        'Add them to process.capabilities in config.json, to the lists bounding, effective and permitted, and start the container anew.',
      ],
      command: restartContainer,
    },
    'one-set': {
      says: 'config.json names {missing}, but not in all of the lists that are needed.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW in bounding, effective and permitted',
      actual: '{missing} in some of the lists only',
      hints: [
        'There are five lists of capabilities, and each means something else. Which does the kernel look at when a process acts?',
        'Add them to bounding, effective and permitted, and start the container anew.',
      ],
      command: restartContainer,
    },
    'without-prefix': {
      says: 'config.json names {found}, which runc does not know: the names of capabilities begin with CAP_.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW in bounding, effective and permitted',
      actual: '{found}',
      hints: [
        'runc only warns of a name that it does not know, and starts without it. Compare with the names that runc spec wrote.',
        'Write CAP_ before each, and start the container anew.',
      ],
      command: restartContainer,
    },
    'not-restarted': {
      says: 'config.json grants {missing}, but the running container was started before.',
      expected: 'CAP_NET_ADMIN and CAP_NET_RAW',
      actual: 'an older process without {missing}',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container and start it anew.',
      ],
      command: restartContainer,
    },
  },
  judge: ({ bundle, confinement }) => {
    const mask = confinement?.effective ?? 0n;
    const absent = wanted.filter((name) => (mask & (1n << capabilityBits[name])) === 0n);
    if (absent.length === 0) return pass();
    const missing = absent.join(' and ');
    const granted = configOf(bundle)?.process.capabilities ?? {};
    const bare = absent.map((name) => name.replace(/^CAP_/, ''));
    const found = bare.filter((name) => Object.values(granted).some((names) => names.includes(name)));
    if (found.length > 0) return fail('without-prefix', { missing, found: found.join(' and ') });
    const inAll = sets.every((set) => absent.every((name) => granted[set]?.includes(name)));
    if (inAll) return fail('not-restarted', { missing });
    const inSome = absent.every((name) => Object.values(granted).some((names) => names.includes(name)));
    return inSome ? fail('one-set', { missing }) : fail('missing', { missing });
  },
});
