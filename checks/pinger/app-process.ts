import { type Binary, nameOf, type Process } from '../../src/probes/index.ts';
import type { Pinger } from './parameters.ts';

/** Whether a process runs a program whose name begins like the app's. */
export const hasName = ({ path = '' }: Process, { app }: Pinger): boolean => nameOf(path).startsWith(nameOf(app));

/** Whether a process runs the app: known by its file's identity, or by its path in its own root. */
export const isApp = (
  { executable, path, rootPath }: Process,
  { app, hostApp }: { readonly app: Binary; readonly hostApp: Binary },
  parameters: Pinger,
): boolean => {
  const files = [app, hostApp].flatMap((file) => (file.kind === 'file' ? file.identity : []));
  if (executable !== undefined && files.includes(executable)) return true;
  // The app's path in its own root counts as well, wherever that root is; and a file that was replaced since the start
  // has another identity, but the kernel still tells where it was.
  const place = path?.replace(/ \(deleted\)$/, '');
  const ownRoot = rootPath === undefined || rootPath === '/' ? '' : rootPath;
  return place === `${ownRoot}${parameters.app}` || place === `${parameters.rootfs}${parameters.app}`;
};
