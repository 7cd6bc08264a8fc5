import { fail, follow, pass } from '../../src/index.ts';
import {
  type ContainerProcess,
  firstOfRunc,
  pythonEnvironments,
  pythonTools,
  runcContainers,
} from '../../src/probes/index.ts';
import { application, appNeeds } from './app.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { living } from './subject.ts';

/** The servers by which a Python web application is started; any one is enough. */
const servers = ['uvicorn', 'gunicorn', 'hypercorn', 'flask'];

export const pythonEnvironment = check({
  id: 'python-environment',
  title: 'The Python environment {venv} is in the container, and the application uses it',
  tasks: [8],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({
    ...appNeeds(parameters),
    python: follow(
      { runc: runcContainers(parameters.container) },
      (facts) => {
        const alive = living(facts);
        return alive && pythonEnvironments(alive.pid, servers);
      },
      pythonTools,
      [{ ...firstOfRunc(parameters.container), ask: (pid) => pythonEnvironments(pid, servers) }],
    ),
  }),
  causes: {
    'no-python': {
      says: 'There is no Python in the container.',
      expected: 'python3 in the container',
      actual: 'no program python3',
      hints: [
        'The container has programs of its own; the host’s Python is not among them. What does python3 --version say inside?',
        'Install it inside of the container.',
      ],
      command: "runc exec {container} sh -c 'apt update && apt install -y python3 python3-venv python3-pip'",
    },
    absent: {
      says: 'There is no Python environment in the container.',
      expected: 'an environment {venv}',
      actual: 'no folder with a pyvenv.cfg',
      hints: [
        'Where did you make it? It must be below the container’s root, in the folder of the application for example.',
        'Make it inside of the container.',
      ],
      command: 'python3 -m venv {venv}',
    },
    'other-name': {
      says: 'There is no environment {venv} in the container, but one called {found}.',
      expected: 'an environment {venv}',
      actual: 'an environment {found}',
      hints: [
        'Compare the name with the task’s, letter by letter.',
        'Make one with the right name (an environment cannot be renamed: its programs hold its path).',
      ],
      command: 'python3 -m venv {venv}',
    },
    broken: {
      says: 'The environment {found} has no Python that works in the container.',
      expected: '{found}/bin/python3 leads to a Python of the container',
      actual: 'a link that leads nowhere',
      hints: [
        'An environment holds only links to the Python it was made with. Was it made on the host and copied?',
        'Make it anew, inside of the container.',
      ],
      command: 'python3 -m venv --clear {venv}',
    },
    'made-elsewhere': {
      says: 'The environment {found} was made for another path, so activating it leads out of it.',
      expected: 'an environment that was made inside of the container, at {found}',
      actual: 'scripts that name another path',
      hints: [
        'An environment holds its own path. Was it made on the host, or moved? Look inside: grep VIRTUAL_ENV= {found}/bin/activate',
        'Make it anew, inside of the container.',
      ],
      command: 'python3 -m venv --clear {found}',
    },
    'no-packages': {
      says: 'The environment {found} has no web server that could start the application.',
      expected: 'uvicorn in {found}',
      actual: 'none of uvicorn, gunicorn, hypercorn, flask',
      hints: [
        'Which packages does the application need? They are listed in its requirements.txt.',
        'Install them while the environment is active.',
      ],
      command: '. {venv}/bin/activate && pip install -r requirements.txt',
    },
    'not-used': {
      says: 'The environment is there, but the application was started without it.',
      expected: 'the application started by {found}/bin/…',
      actual: 'process {pid} with another Python',
      hints: [
        'Making an environment does not enter it. Which uvicorn did you start: type uvicorn',
        'Activate it before you start the application, or name its program by the full path in process.args.',
      ],
      command: '. {venv}/bin/activate && uvicorn main:app --host 0.0.0.0 --port {port}',
    },
  },
  judge: ({ python, ...facts }, parameters) => {
    const { venv } = parameters;
    const all = python?.environments ?? [];
    const named = all.filter(({ path }) => path.split('/').at(-1) === venv);
    const [first] = named;
    if (!first) {
      const [other] = all;
      if (other) return fail('other-name', { found: other.path });
      return python?.python ? fail('absent') : fail('no-python');
    }
    const working = named.filter((environment) => environment.python);
    if (working.length === 0) return fail('broken', { found: first.path });
    const inPlace = working.filter(({ moved }) => !moved);
    if (inPlace.length === 0) return fail('made-elsewhere', { found: working[0]!.path });
    const whole = inPlace.find(({ packages }) => packages.length > 0);
    if (!whole) return fail('no-packages', { found: inPlace[0]!.path });
    const app = application(facts, parameters);
    return !app || usesEnvironment(app, venv) ? pass() : fail('not-used', { found: whole.path, pid: app.pid });
  },
});

/** By the path of its interpreter; where it was started by a mere name, by the variables that `activate` sets. */
const usesEnvironment = (
  { words: [first = '', second = ''], inEnvironment }: ContainerProcess,
  venv: string,
): boolean => {
  if (/^\S*\/bin\/\S+$/.test(first)) return `/${first}`.includes(`/${venv}/bin/`);
  return inEnvironment || `/${second}`.includes(`/${venv}/bin/`);
};
