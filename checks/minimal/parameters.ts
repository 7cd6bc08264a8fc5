import {
  addressTemplate,
  checksFor,
  fileName,
  interfaceName,
  type Parameter,
  path,
  type Values,
} from '../../src/index.ts';

/** A service of a package, and the TCP port that it opens: `vsftpd:21`. */
const service = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'a program’s name and its port, such as vsftpd:21',
  default: fallback,
  read: (text) => {
    const port = Number(/^[\w.+-]{1,100}:(\d{1,5})$/.exec(text)?.[1]);
    return port >= 1 && port <= 65_535 ? text : undefined;
  },
});

/** A file that lies beside the folder which it was made of, unless its path is absolute. */
const archive = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'a file name, or an absolute path, without control characters',
  default: fallback,
  read: (text) => (/^[^\p{Cc}]{1,4000}$/u.test(text) && !/(^|\/)\.{0,2}$/.test(text) ? text : undefined),
});

/** The parameters that a course may set, with the lab sheet’s values as defaults. */
export const parameters = {
  root: path('the folder of the small tree', '/contenedor/minimal'),
  image: archive('the image of that tree', 'minimal.cpio.bz'),
  netns: fileName('the name of the network namespace', 'minimal'),
  outer: interfaceName('the end of the pair that stays on the host', 'veth1'),
  inner: interfaceName('the end of the pair that goes into the namespace', 'eth1'),
  hostAddress: addressTemplate('the address of the outer end', '10.0.0.1/24'),
  containerAddress: addressTemplate('the address of the inner end', '10.0.0.2/24'),
  packages: path('the folder that packages are installed into', '/dir/ftpserver'),
  service: service('the service of those packages, and its port', 'vsftpd:21'),
  base: path('the folder of the base layer', '/dir/base'),
  app: path('the folder of the application’s layer', '/dir/app'),
  union: path('the folder where both layers are seen as one', '/dir/tmp'),
  appImage: archive('the image of the application’s layer', 'app.cpio.bz2'),
  system: path('the folder of the full system', '/tmp/centos-rootfs'),
};
export type Minimal = Values<typeof parameters>;

/** The constructor of this lab’s checks. */
export const check = checksFor(parameters);

/** The service’s parts. */
export const serviceOf = ({ service: text }: Minimal): { readonly program: string; readonly port: number } => {
  const [program = '', port] = text.split(':');
  return { program, port: Number(port) };
};

/** Where an image lies that was made of a folder. */
export const beside = (folder: string, file: string): string =>
  file.startsWith('/') ? file : `${folder.slice(0, folder.lastIndexOf('/'))}/${file}`;
