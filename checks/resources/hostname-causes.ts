import { type Causes, host } from '../../src/index.ts';
import { inContainer } from './in-container.ts';

/**
 * The causes that keep a container from having the task's name.
 *
 * @param wanted the name that is to be set, as sentences and lines hold it: `{hostname}`
 */
export const hostnameCauses = (wanted: string) => {
  const look = [
    host('nsenter -t {pid} -u hostname; hostname', { text: 'The name inside comes first, then the host’s.' }),
  ];
  const repair = [inContainer(`hostname ${wanted}`, `In the container’s own shell this is: hostname ${wanted}`)];
  return {
    unchanged: {
      says: 'The container is still called {found}, like the host: its own hostname begins as a copy of the host’s.',
      expected: 'the hostname {hostname} inside',
      actual: 'the hostname {found} inside and outside',
      hints: [
        'What does hostname print in the container’s shell?',
        `Type in the container’s shell: hostname ${wanted}`,
      ],
      look,
      repair,
    },
    'other-name': {
      says: 'The container is called {found}, but the task’s name is {hostname}.',
      expected: 'the hostname {hostname} inside',
      actual: 'the hostname {found}',
      hints: [
        'Compare the two names letter by letter. What does hostname print in the container’s shell?',
        `Type in the container’s shell: hostname ${wanted}`,
      ],
      look,
      repair,
    },
    'host-renamed': {
      says: 'The host itself is called {outside} now, so its own name is lost. Only the container may have that name.',
      expected: 'the hostname {hostname} in the container only',
      actual: 'the hostname {outside} on the host, and {found} in the container',
      hints: [
        'In which terminal did you set the name? What does hostname print in a new terminal of the host?',
        'Give the host its own name back: it stands in the host’s file /etc/hostname.',
      ],
      look,
      repair: [
        host('[ -d {rootfs} ] && hostname -F /etc/hostname', {
          text: 'The host takes its name from /etc/hostname again. If that file was changed, too, write the old name into it first.',
        }),
      ],
    },
  } satisfies Causes;
};
