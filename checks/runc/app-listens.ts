import { always, fail, follow, pass } from '../../src/index.ts';
import { hostListeners, type NamedNetwork } from '../../src/probes/index.ts';
import { isLoopback } from '../resources/reach.ts';
import { appNeeds } from './app.ts';
import { containerRunning } from './container-running.ts';
import { inContainer } from './in-container.ts';
import { check } from './parameters.ts';
import { restartContainer } from './subject.ts';

/** Whether something has the port in the container’s network. */
const taken = (inside: NamedNetwork, port: number): boolean =>
  inside.kind === 'namespace' && inside.listeners.some((listener) => listener.port === port);

export const appListens = check({
  id: 'app-listens',
  title: 'The application listens in the container on port {port}',
  tasks: [9],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({
    ...appNeeds(parameters),
    onHost: follow(
      { inside: inContainer.network(parameters) },
      ({ inside }) => (taken(inside, parameters.port) ? undefined : hostListeners),
      [],
      [always(hostListeners)],
    ),
  }),
  causes: {
    'not-listening': {
      says: 'Nothing listens on port {port} in the container.',
      expected: 'the application listening on port {port}',
      actual: 'no such socket',
      hints: [
        'Did the application end with a message? Which ports are open inside: nsenter -t PID -n ss -ltn',
        'Start it in the container and leave it running: in a shell of runc exec, or as process.args in config.json.',
      ],
      command: 'uvicorn main:app --host 0.0.0.0 --port {port}',
    },
    'on-host': {
      says: 'The application listens on port {port} of the host, not of the container.',
      expected: 'the application listening in the container',
      actual: 'a socket in the host’s network',
      hints: ['In which terminal did you start the application?', 'Stop it, and start it in the container.'],
      command: 'runc exec -t {container} bash',
    },
    'other-process': {
      says: 'Something listens on port {port} in the container’s network, but it is no process of the container.',
      expected: 'a process of the container',
      actual: 'a process that only entered the container’s network',
      hints: [
        'nsenter -n enters the network alone: the program and its files are still the host’s.',
        'Stop it, and start the application with runc exec or by process.args.',
      ],
      command: 'runc exec -t {container} bash',
    },
    'other-port': {
      says: 'The application listens on port {found}, not on {port}.',
      expected: 'port {port}',
      actual: 'port {found}',
      hints: [
        'uvicorn takes 8000 unless it is told. Which port does the task ask for?',
        'Start it with --port {port}.',
      ],
      command: restartContainer,
    },
    'loopback-only': {
      says: 'The application listens only on {found}, which nobody outside of the container can reach.',
      expected: 'the application listening on 0.0.0.0:{port}',
      actual: 'the application listening on {found}:{port}',
      hints: [
        'Every network namespace has its own 127.0.0.1, and uvicorn takes that one unless it is told. Who can connect to it?',
        'Start it with --host 0.0.0.0.',
      ],
      command: 'uvicorn main:app --host 0.0.0.0 --port {port}',
    },
  },
  judge: ({ inside, details = [], host, onHost = [] }, { port }) => {
    const listeners = inside.kind === 'namespace' ? inside.listeners : [];
    const sockets = details.flatMap((process) => process.sockets);
    const held = listeners.filter(({ inode }) => sockets.includes(inode));
    const own = held.filter((listener) => listener.port === port);
    const [first] = own;
    if (first) {
      return own.every(({ address }) => isLoopback(address)) ? fail('loopback-only', { found: first.address }) : pass();
    }
    if (taken(inside, port)) return fail('other-process');
    const apart = inside.kind === 'namespace' && inside.inode !== host.namespaces.net;
    if (apart && onHost.some((listener) => listener.port === port)) return fail('on-host');
    const [other] = held;
    return other ? fail('other-port', { found: other.port }) : fail('not-listening');
  },
});
