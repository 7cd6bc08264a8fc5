import { fail, pass } from '../../src/index.ts';
import { application, appNeeds } from './app.ts';
import { appListens } from './app-listens.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { configOf, labBundle, restartContainer, variablesOf } from './subject.ts';

export const appEnvironment = check({
  id: 'app-environment',
  title: 'The application knows its database by {variables}',
  tasks: [8],
  points: 1,
  after: [containerRunning, appListens],
  needs: (parameters) => ({ ...appNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    missing: {
      says: 'The application’s environment lacks {missing}.',
      expected: 'the variables {variables}',
      actual: 'without {missing}',
      hints: [
        'A variable reaches a program only if it was exported before the program was started, in the same shell.',
        'Export them before you start the application, or add them to process.env in config.json and start the container anew.',
      ],
      command: restartContainer,
    },
    empty: {
      says: 'The application’s environment has {empty}, but without a value.',
      expected: 'a value for each of {variables}',
      actual: 'nothing behind {empty}=',
      hints: [
        'What does env say in the shell where you started the application? A shell replaces an unknown $NAME by nothing.',
        'Give it its value, and start the application again.',
      ],
      command: restartContainer,
    },
    'not-restarted': {
      says: 'config.json sets {missing}, but the application was started before.',
      expected: 'the variables {variables}',
      actual: 'without {missing}, in an older process',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container and start it anew.',
      ],
      command: restartContainer,
    },
    'other-shell': {
      says: '{missing} was exported in another shell than the one that started the application.',
      expected: 'the variables {variables} in the application’s environment',
      actual: '{missing} in process {pid} only',
      hints: [
        'export works for the shell where it is typed, and what that shell starts afterwards.',
        'Export them and start the application in one and the same shell.',
      ],
      command: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }, parameters) => {
    const wanted = variablesOf(parameters);
    const app = application(facts, parameters);
    const absent = wanted.filter((name) => !app?.variables.includes(name));
    const empty = wanted.filter((name) => app?.empty.includes(name));
    const missing = absent.join(', ');
    if (absent.length === 0) return empty.length === 0 ? pass() : fail('empty', { empty: empty.join(', ') });
    const configured = configOf(bundle)?.process.env ?? [];
    if (absent.every((name) => configured.some((entry) => entry.startsWith(`${name}=`))))
      return fail('not-restarted', { missing });
    const other = facts.details?.find(({ variables }) => absent.every((name) => variables.includes(name)));
    return other ? fail('other-shell', { missing, pid: other.pid }) : fail('missing', { missing });
  },
});
