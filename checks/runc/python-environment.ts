import { type Cause, container, fail, host, pass, tolerate } from '../../src/index.ts';
import type { ContainerProcess } from '../../src/probes/index.ts';
import { application, appNeeds, environmentsInside, projectOf, startedOtherwise, starterOf } from './app.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { folderOf, labBundle, undoneByRestart } from './subject.ts';

const look: Cause['look'] = [container('ls {project}')];
const text =
  'The application brings a list of its packages: requirements.txt. It must be in {project} of the container.';
const packages = container('cd {project} && {venv}/bin/pip install -r requirements.txt', { text });
/** The environment, made where it will be used, with its packages. */
const made = [
  container('apt-get install -y python3-venv'),
  container('cd {project} && python3 -m venv --clear {venv} && {venv}/bin/pip install -r requirements.txt', { text }),
];

export const pythonEnvironment = check({
  id: 'python-environment',
  title: 'The Python environment {venv} is in the container, and the application uses it',
  tasks: [8],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({
    ...appNeeds(parameters),
    bundle: tolerate(labBundle(parameters)),
    python: environmentsInside(parameters),
  }),
  causes: {
    'no-python': {
      says: 'There is no Python in the container. It has only the programs in its own files, not those of the host.',
      expected: 'python3 in the container',
      actual: 'no program python3',
      hints: ['How does the container answer to python3 --version?', 'Install Python in the container, with apt.'],
      look: [container('ls /usr/bin')],
      repair: [
        container('apt-get update', { text: 'This needs the way to the outside that task 7 makes.' }),
        container('apt-get install -y python3 python3-venv'),
      ],
    },
    absent: {
      says: 'There is no Python environment in the container. It is a folder that holds the application’s packages, apart from the system’s.',
      expected: 'an environment {venv}',
      actual: 'no folder that holds a pyvenv.cfg, as each environment does',
      hints: [
        'Where did you make it, on the host or in the container?',
        'Make it in the container, in the folder of the application, and install the packages.',
      ],
      look,
      repair: made,
    },
    'other-name': {
      says: 'There is no environment {venv} in the container, but one called {found}. The next tasks look for the name of the task.',
      expected: 'an environment {venv}',
      actual: 'an environment {found}',
      hints: [
        'Is the name the task’s, letter by letter?',
        'Make one with the right name. (Renaming does not help: its programs hold the old path.)',
      ],
      look,
      repair: made,
    },
    broken: {
      says: 'The environment {found} has no Python that works in the container. It holds only a link to the Python that it was made with.',
      expected: '{found}/bin/python3 leads to a Python of the container',
      actual: 'a link that leads nowhere',
      hints: [
        'Where does {found}/bin/python3 lead? Was the environment made on the host, and copied?',
        'Make it again, in the container.',
      ],
      look: [container('ls -l {found}/bin/python3')],
      repair: made,
    },
    'made-elsewhere': {
      says: 'The environment {found} was made for another path. Activating it leads to that path, and the container has nothing there.',
      expected: 'an environment that was made inside of the container, at {found}',
      actual: 'scripts that name another path',
      hints: [
        'Which path does its script activate name? Was it made on the host, or moved?',
        'Make it again, in the container.',
      ],
      look: [container('grep VIRTUAL_ENV= {found}/bin/activate')],
      repair: made,
    },
    'no-packages': {
      says: 'The environment {found} has no web server in it. Without one the application cannot be started.',
      expected: 'uvicorn in {found}',
      actual: 'none of uvicorn, gunicorn, hypercorn, flask',
      hints: [
        'Which packages does the application need? They stand in its requirements.txt.',
        'Install them with the pip of the environment.',
      ],
      look: [container('ls {found}/bin')],
      repair: [packages],
    },
    'not-used': {
      says: 'The environment is there, but the application was started by another Python, which does not see the environment’s packages.',
      expected: 'the application started by {found}/bin/…',
      actual: 'process {pid} with another Python',
      hints: [
        'With which program does the command line of process {pid} begin? An environment that you made is not in use until you activate it.',
        'Start the application by the full path of a program in {found}/bin, or activate the environment before.',
      ],
      look: [host('ps -o args -p {pid}')],
      repair: startedOtherwise(
        'In config.json, let the first word of process.args be a program of the environment: {found}/bin/uvicorn.',
        'Type ". {found}/bin/activate" (with the dot and the space), and start it again',
      ),
      undoes: undoneByRestart,
    },
  },
  judge: ({ python, bundle, ...facts }, parameters) => {
    const { venv } = parameters;
    const values = { folder: folderOf(bundle, parameters), project: projectOf(bundle, python, parameters) };
    const all = python?.environments ?? [];
    const named = all.filter(({ path }) => path.split('/').at(-1) === venv);
    const [first] = named;
    if (!first) {
      const [other] = all;
      if (other) return fail('other-name', { ...values, found: other.path });
      return fail(python?.python ? 'absent' : 'no-python', values);
    }
    const working = named.filter((environment) => environment.python);
    if (working.length === 0) return fail('broken', { ...values, found: first.path });
    const inPlace = working.filter(({ moved }) => !moved);
    if (inPlace.length === 0) return fail('made-elsewhere', { ...values, found: working[0]!.path });
    const whole = inPlace.find((environment) => environment.packages.length > 0);
    if (!whole) return fail('no-packages', { ...values, found: inPlace[0]!.path });
    const app = application(facts, parameters);
    if (!app || usesEnvironment(app, venv)) return pass();
    return fail('not-used', { ...values, found: whole.path, pid: app.pid }, { way: starterOf(bundle) });
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
