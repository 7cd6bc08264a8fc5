import { always, type Cause, fail, follow, host, isUnknown, pass, tolerate } from '../../src/index.ts';
import { hostListeners, type NamedNetwork } from '../../src/probes/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { appNeeds, environmentsInside, projectOf, startedOtherwise, starterOf } from './app.ts';
import { containerRunning } from './container-running.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';
import { folderOf, labBundle, subject, undoneByRestart } from './subject.ts';

/** Whether something has the port in the container’s network. */
const taken = (inside: NamedNetwork, port: number): boolean =>
  inside.kind === 'namespace' && inside.listeners.some((listener) => listener.port === port);

const look: Cause['look'] = [host('nsenter -t {pid} -n ss -ltnp')];
/** The test that a process is still the lab’s container’s first. */
const ofContainer = 'grep -q :{pid}, /run/runc/{container}/state.json';
const started = host(
  'runc exec -d --cwd {project} {container} {venv}/bin/python3 -m uvicorn main:app --host 0.0.0.0 --port {port}',
  { text: 'The application’s main.py must be in {project} of the container.' },
);

export const appListens = check({
  id: 'app-listens',
  title: 'The application listens in the container on port {port}',
  tasks: [9],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({
    ...appNeeds(parameters),
    bundle: tolerate(labBundle(parameters)),
    python: tolerate(environmentsInside(parameters)),
    onHost: follow(
      { inside: inContainer.network(parameters) },
      ({ inside }) => (taken(inside, parameters.port) ? undefined : hostListeners),
      [],
      [always(hostListeners)],
    ),
  }),
  causes: {
    'not-listening': {
      says: 'No program takes connections on port {port} in the container. The application does not run, or still waits for something.',
      expected: 'the application listening on port {port}',
      actual: 'no program with this port',
      hints: [
        'Did the application end with a message? Which ports are open in the container?',
        'Start the application in the container, and leave it running.',
      ],
      look,
      repair: [started],
    },
    'on-host': {
      says: 'The application listens on port {port} of the host, not of the container. Each of the two has ports of its own.',
      expected: 'the application listening in the container',
      actual: 'a program of the host with this port',
      hints: [
        'In which terminal did you start the application?',
        'Start it in the container. Stop the one on the host with Ctrl-C.',
      ],
      look: [host('ss -ltnp'), ...look],
      repair: [started],
    },
    'other-process': {
      says: 'A program outside of the container holds port {port} of its network. It entered only the network, and still sees the host’s files.',
      expected: 'a process of the container',
      actual: 'a process that only entered the container’s network',
      hints: [
        'Did you start it with nsenter -n? That enters the network, but not the files of the container.',
        'Stop it, and start the application with runc exec, or by process.args.',
      ],
      look,
      repair: [
        host(`${ofContainer} && [ /proc/{other}/ns/net -ef /proc/{pid}/ns/net ] && kill -9 {other}`, {
          text: 'This ends the program that holds the port from outside of the container.',
        }),
        started,
      ],
    },
    'other-port': {
      says: 'The application listens on port {found}, not on {port}. The next tasks connect to port {port}.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: [
        'Which port does the command name behind --port? Without --port, uvicorn takes 8000.',
        'Start it with --port {port}.',
      ],
      look,
      repair: startedOtherwise(
        'In config.json, add "--port" and "{port}" to process.args.',
        'Type the same command with --port {port}',
      ),
      undoes: undoneByRestart,
    },
    'loopback-only': {
      says: 'The application listens only on {found}. That address means the container itself, so the host cannot reach it.',
      expected: 'the application listening on 0.0.0.0:{port}',
      actual: 'the application listening on {found}:{port}',
      hints: [
        'Which address does the command name behind --host? Without --host, uvicorn takes 127.0.0.1.',
        'Start it with --host 0.0.0.0, which means all addresses of the container.',
      ],
      look,
      repair: startedOtherwise(
        'In config.json, add "--host" and "0.0.0.0" to process.args.',
        'Type the same command with --host 0.0.0.0',
      ),
      undoes: undoneByRestart,
    },
  },
  judge: ({ inside, details = [], onHost = [], bundle, python, ...facts }, parameters) => {
    const { port } = parameters;
    const { init, members } = subject(facts);
    const values = {
      folder: folderOf(bundle, parameters),
      project: projectOf(bundle, isUnknown(python) ? undefined : python, parameters),
      pid: init?.pid ?? 'PID',
    };
    const way = starterOf(bundle);
    const listeners = inside.kind === 'namespace' ? inside.listeners : [];
    const sockets = details.flatMap((process) => process.sockets);
    const held = listeners.filter(({ inode }) => sockets.includes(inode));
    const own = held.filter((listener) => listener.port === port);
    const [first] = own;
    if (first) {
      const alone = own.every(({ address }) => isLoopback(address));
      return alone ? fail('loopback-only', { ...values, found: first.address }, { way }) : pass();
    }
    if (taken(inside, port)) {
      const net = init?.namespaces.net;
      const other = facts.processes.find((process) => process.namespaces.net === net && !members.includes(process));
      return fail('other-process', { ...values, other: other?.pid ?? 'PID' });
    }
    const apart = inside.kind === 'namespace' && inside.inode !== facts.host.namespaces.net;
    if (apart && onHost.some((listener) => listener.port === port)) return fail('on-host', values);
    const [other] = held;
    return other ? fail('other-port', { ...values, found: other.port }, { way }) : fail('not-listening', values);
  },
});
