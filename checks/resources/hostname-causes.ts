import type { Causes } from '../../src/index.ts';

/**
 * The cause that keeps a container from having the task's name.
 *
 * @param wanted the name that is to be set, as sentences and commands hold it: `{hostname}`
 */
export const hostnameCauses = (wanted: string) =>
  ({
    unchanged: {
      says: 'The container is still called like the host.',
      expected: 'the hostname {hostname} inside',
      actual: 'the hostname {found} inside and outside',
      hints: [
        'A new UTS namespace begins as a copy of the old one. What does hostname print inside of the container?',
        'Set the name, from the shell inside of the container.',
      ],
      command: `hostname ${wanted}`,
    },
    'other-name': {
      says: 'The container has a name of its own, but another than the task’s.',
      expected: 'the hostname {hostname} inside',
      actual: 'the hostname {found}',
      hints: [
        'Compare the name with the task’s, letter by letter. What does hostname print inside of the container?',
        'Set the name again, from the shell inside of the container.',
      ],
      command: `hostname ${wanted}`,
    },
  }) satisfies Causes;
