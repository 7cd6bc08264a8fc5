import { type Cause, fail, host, pass } from '../../src/index.ts';
import { application, appNeeds, startedOtherwise, starterOf } from './app.ts';
import { appListens } from './app-listens.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { configOf, folderOf, labBundle, restartContainer, undoneByRestart, variablesOf } from './subject.ts';

/** The names alone: the values are nobody else’s business. */
const look: Cause['look'] = [host("tr '\\0' '\\n' </proc/{pid}/environ | cut -d= -f1")];

export const appEnvironment = check({
  id: 'app-environment',
  title: 'The application knows its database by {variables}',
  tasks: [8],
  points: 1,
  after: [containerRunning, appListens],
  needs: (parameters) => ({ ...appNeeds(parameters), bundle: labBundle(parameters) }),
  causes: {
    missing: {
      says: 'The application was started without {missing}. It learns from such variables how to reach its database.',
      expected: 'the variables {variables}',
      actual: 'without {missing}',
      hints: [
        'A program gets the variables that were exported before it was started, in the same shell. Where did you export yours?',
        'Export them before you start the application, or add them to process.env in config.json.',
      ],
      look,
      repair: startedOtherwise(
        'In config.json, add {missing} to process.env, each as one text such as "DB_USER=app".',
        'Type export NAME=value for each of {missing}, and start it again',
      ),
      undoes: undoneByRestart,
    },
    empty: {
      says: 'The application was given {empty} without a value. So it cannot reach its database.',
      expected: 'a value for each of {variables}',
      actual: 'nothing behind {empty}=',
      hints: [
        'Which value stands behind it where you set it? A shell replaces a $NAME that it does not know with nothing.',
        'Give it its value, and start the application again.',
      ],
      look,
      repair: startedOtherwise(
        'In config.json, write a value after {empty}= in process.env.',
        'Type export NAME=value for {empty}, and start it again',
      ),
      undoes: undoneByRestart,
    },
    'not-restarted': {
      says: 'config.json sets {missing} now, but the application was started before. A program keeps the variables that it was started with.',
      expected: 'the variables {variables}',
      actual: 'without {missing}, in an older process',
      hints: [
        'runc reads config.json only when it makes a container. When did you change it?',
        'Delete the container, and start it again.',
      ],
      look,
      repair: restartContainer,
      undoes: undoneByRestart,
    },
    'other-shell': {
      says: '{missing} was exported in one shell, and the application was started in a different one. Each shell has variables of its own.',
      expected: 'the variables {variables} in the application’s environment',
      actual: '{missing} in process {other} only',
      hints: [
        'In which shell did you export them, and in which one did you start the application?',
        'Export them and start the application in one and the same shell.',
      ],
      look,
      repair: startedOtherwise(
        'In config.json, add {missing} to process.env, each as one text such as "DB_USER=app".',
        'Type export NAME=value for each of {missing}, and start it again',
      ),
      undoes: undoneByRestart,
    },
  },
  judge: ({ bundle, ...facts }, parameters) => {
    const wanted = variablesOf(parameters);
    const app = application(facts, parameters);
    const values = { folder: folderOf(bundle, parameters), pid: app?.pid ?? 'PID' };
    const way = starterOf(bundle);
    const absent = wanted.filter((name) => !app?.variables.includes(name));
    const empty = wanted.filter((name) => app?.empty.includes(name));
    const missing = absent.join(', ');
    if (absent.length === 0)
      return empty.length === 0 ? pass() : fail('empty', { ...values, empty: empty.join(', ') }, { way });
    const configured = configOf(bundle)?.process.env ?? [];
    if (absent.every((name) => configured.some((entry) => entry.startsWith(`${name}=`))))
      return fail('not-restarted', { ...values, missing });
    const other = facts.details?.find(({ variables }) => absent.every((name) => variables.includes(name)));
    return other
      ? fail('other-shell', { ...values, missing, other: other.pid }, { way })
      : fail('missing', { ...values, missing }, { way });
  },
});
