import { fail, host } from '../../src/index.ts';
import { networkHasName } from '../resources/network-has-name.ts';
import { check, type Pinger } from './parameters.ts';
import { subject, subjectNeeds } from './subject.ts';

const named = networkHasName<Pinger>();

export const netnsExists = check({
  id: 'netns-exists',
  title: 'The network namespace {netns} exists',
  tasks: [4],
  points: 1,
  needs: (parameters) => ({ ...subjectNeeds(parameters), ...named.needs(parameters) }),
  causes: {
    ...named.causes,
    unnamed: {
      says: 'The app runs in a network namespace of its own, but that has no name, so ip netns cannot find it.',
      expected: 'a network namespace named {netns}',
      actual: 'process {pid} of the app in a namespace without a name',
      hints: [
        'Which names are there? (A namespace made by unshare has no name. One whose name was deleted lives on without a name.)',
        'Give the namespace of the app its name.',
      ],
      look: [host('ip netns list'), host('ip netns identify {pid}')],
      repair: [host('ip netns attach {netns} {pid}')],
    },
  },
  judge: (facts, parameters) => {
    const { anchor, process } = subject(facts, parameters);
    const nameless =
      anchor === 'stale' && process && !facts.names.some(({ inode }) => inode === process.namespaces.net);
    if (facts.named.kind === 'absent' && nameless) return fail('unnamed', { pid: process.pid });
    return named.judge(facts, parameters);
  },
});
