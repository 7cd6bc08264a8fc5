import type { Process } from '../../src/probes/index.ts';

/** The kernel's facts about a shell in some namespaces, where its children will live too; `over` changes some of them. */
export const processIn = (namespaces: Process['namespaces'], pid: number, more: Partial<Process> = {}): Process => ({
  pid,
  parent: 1,
  name: 'bash',
  state: 'S',
  pids: [pid],
  executable: '8:1',
  path: '/usr/bin/bash',
  root: '8:2',
  rootPath: '/',
  namespaces,
  childrenPid: more.namespaces?.pid ?? namespaces.pid,
  ...more,
});
