import {
  addressTemplate,
  checksFor,
  fileName,
  homePath,
  interfaceName,
  type Parameter,
  port,
  type Values,
} from '../../src/index.ts';

/** An IPv4 address without its prefix. */
const address = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'an IPv4 address such as 172.20.0.1',
  default: fallback,
  read: (text) =>
    /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255) ? text : undefined,
});

/** Names of environment variables (POSIX 1-2017, 8.1). */
const variableNames = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'names of environment variables with spaces between them',
  default: fallback,
  read: (text) => (/^[A-Za-z_]\w*( [A-Za-z_]\w*){0,20}$/.test(text) ? text : undefined),
});

/** The parameters that a course or a student may set, with the lab sheet's values as defaults. */
export const parameters = {
  bundle: homePath('the folder of the bundle', '~/iloverunc'),
  container: fileName('the name under which runc runs the container', 'task7-container'),
  outer: interfaceName('the end of the pair that stays on the host', 'veth0'),
  inner: interfaceName('the end of the pair that goes into the container', 'ceth0'),
  hostAddress: addressTemplate('the address of the host towards the container', '172.20.0.100/24'),
  containerAddress: addressTemplate('the address of the container', '172.20.0.5/24'),
  gateway: address('the address of the engine’s bridge in the same network, where there is one', '172.20.0.1'),
  subnet: addressTemplate('the network of both', '172.20.0.0/24'),
  nameserver: address('the name server that the container asks', '8.8.8.8'),
  venv: fileName('the folder name of the Python environment', 'task7-env'),
  port: port('the port on which the application listens', 5000),
  proxyPort: port('the port of the host on which the proxy listens', 8090),
  variables: variableNames(
    'the environment variables that the application needs',
    'DB_HOST DB_USER DB_PASSWORD DB_NAME',
  ),
};
export type Runc = Values<typeof parameters>;

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
