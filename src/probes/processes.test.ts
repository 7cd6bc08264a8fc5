import { expect, test } from 'vitest';
import { type Process, processes } from './processes.ts';

type Printed = {
  readonly status?: readonly string[];
  readonly links?: readonly string[];
  readonly paths?: readonly string[];
};
const systemd = ['1/status:Name:\tsystemd', '1/status:State:\tS (sleeping)', '1/status:PPid:\t0', '1/status:NSpid:\t1'];

const parse = (all: readonly string[]) => processes.parse({ status: 0, bytes: Buffer.from(`${all.join('\n')}\n`) });
const read = ({ status = systemd, links = [], paths = [] }: Printed): readonly Process[] =>
  parse([...status, '@links', ...links, '@paths', ...paths]) as Process[];

test('a process of a container is read with all that the kernel says of it', () => {
  const status = [
    '512/status:Name:\tpinger',
    '512/status:State:\tR (running)',
    '512/status:PPid:\t510',
    '512/status:NSpid:\t512\t1',
  ];
  const links = [
    '512/exe 65024:260875',
    '512/root 65024:2',
    '512/ns/net 4:4026532281',
    '512/ns/pid_for_children 4:4026532280',
  ];
  const paths = ["'512/exe' -> '/usr/local/bin/pinger'", "'512/root' -> '/'"];
  expect(read({ status, links, paths })).toStrictEqual([
    {
      pid: 512,
      parent: 510,
      name: 'pinger',
      state: 'R',
      pids: [512, 1],
      executable: '65024:260875',
      path: '/usr/local/bin/pinger',
      root: '65024:2',
      rootPath: '/',
      namespaces: { net: 4026532281 },
      childrenPid: 4026532280,
    },
  ]);
});

test('a kernel thread has neither an executable nor a root, and its namespaces are not known', () => {
  const status = [
    '2/status:Name:\tkthreadd',
    '2/status:State:\tS (sleeping)',
    '2/status:PPid:\t0',
    '2/status:NSpid:\t2',
  ];
  expect(read({ status })).toStrictEqual([
    {
      pid: 2,
      parent: 0,
      name: 'kthreadd',
      state: 'S',
      pids: [2],
      executable: undefined,
      path: undefined,
      root: undefined,
      rootPath: undefined,
      namespaces: {},
      childrenPid: undefined,
    },
  ]);
});

test('a line of another form, such as a program’s complaint, is passed over', () => {
  const links = ['1/exe 65024:1', "stat: cannot statx '512/exe': No such file or directory"];
  expect(read({ status: ['grep: 512/status: No such process', ...systemd], links })).toMatchObject([
    { pid: 1, name: 'systemd', executable: '65024:1' },
  ]);
});

test('a name or a path with a carriage return or a line separator in it is read whole', () => {
  const status = ['1/status:Name:\tpinger\r', ...systemd.slice(1)];
  const paths = ["'1/exe' -> '/opt/pinger\r'", "'1/root' -> '/srv/a\u2028b'"];
  expect(read({ status, paths })).toMatchObject([
    { name: 'pinger\r', path: '/opt/pinger\r', rootPath: '/srv/a\u2028b' },
  ]);
});

test.each([
  ['no quote', "'1/exe' -> '/opt/pinger'", '/opt/pinger'],
  ['a quote, as GNU stat writes it', `'1/exe' -> "/opt/it's a"`, "/opt/it's a"],
  ['a quote, as busybox stat writes it', "'1/exe' -> '/opt/it's a'", "/opt/it's a"],
])('a path with %s', (_, line, path) => {
  expect(read({ paths: [line] })).toMatchObject([{ path }]);
});

// busybox stat writes a line break in a path as it is.
test('a path with lines of its own makes no process, and says nothing of another', () => {
  const forged = ['77/status:Name:\tpinger', '77/status:NSpid:\t77', '1/exe 65024:77', '1/ns/net 4:77'];
  expect(
    read({ links: ['1/exe 65024:1', '1/ns/net 4:2'], paths: ["'1/exe' -> '/tmp/two", ...forged, "'"] }),
  ).toMatchObject([{ pid: 1, executable: '65024:1', namespaces: { net: 2 } }]);
});

test('a link that is named more than once has no path', () => {
  const paths = ['/sbin/init', '/opt/pinger', '/opt/pinger'].map((path) => `'1/exe' -> '${path}'`);
  expect(read({ paths: [...paths.slice(0, 2), "'1/root' -> '/'"] })).toMatchObject([
    { path: undefined, rootPath: '/' },
  ]);
  expect(read({ paths })).toMatchObject([{ path: undefined }]);
});

test.each([
  ['identities', [...systemd, '@paths']],
  ['paths', [...systemd, '@links', '1/exe 65024:1']],
])('a list without its %s is not believed', (_, all) => {
  expect(() => parse(all)).toThrow('a part of the list of processes is missing');
});
