import { type Inventory, type InventoryHost, uriOf } from './inventory.ts';

type Block = { readonly line: number; readonly names: readonly string[]; readonly values: Map<string, string> };

/**
 * The hosts that an ssh configuration names, as `vagrant ssh-config` writes it too. HostName, User and Port make the
 * address; the first value counts, as in ssh itself. Where anything else is said of a host, such as ProxyJump or
 * IdentityFile, it keeps its name, for ssh to read the configuration.
 */
export const sshConfiguration = (text: string): Inventory => {
  // Settings above the first host hold for all.
  const blocks: Block[] = [{ line: 1, names: ['*'], values: new Map() }];
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const [, key = '', value = ''] = /^(\w+)(?:\s*=\s*|\s+)(.*)/.exec(raw.trim()) ?? [];
    const words = [...value.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    if (/^(?:host|match)$/i.test(key))
      blocks.push({ line: index + 1, names: /^host$/i.test(key) ? words : [], values: new Map() });
    else if (key !== '') {
      const { values } = blocks.at(-1)!;
      if (!values.has(key.toLowerCase())) values.set(key.toLowerCase(), words[0] ?? '');
    }
  }
  const hosts = new Map<string, InventoryHost>();
  const hasMatch = /^[ \t]*match\b/im.test(text);
  for (const { line, names } of blocks)
    for (const name of names.filter((one) => !/[*?!]/.test(one) && !hosts.has(one))) {
      const first = (key: string): string | undefined =>
        blocks.find((block) => matches(block, name) && block.values.has(key))?.values.get(key);
      const own = blocks.filter((block) => matches(block, name)).flatMap(({ values }) => [...values.keys()]);
      const bySsh = hasMatch || own.some((key) => !ofAddress.has(key));
      const host = bySsh ? undefined : first('hostname')?.replaceAll('%h', name);
      const port = bySsh ? undefined : first('port');
      hosts.set(name, { name, line, uri: uriOf(name, { host, user: first('user'), port }), bySsh });
    }
  return { hosts: [...hosts.values()], problems: [], unread: [] };
};

const ofAddress: ReadonlySet<string> = new Set(['hostname', 'user', 'port']);

const matches = ({ names }: Block, host: string): boolean => {
  const hits = (pattern: string): boolean =>
    new RegExp(
      `^${pattern
        .replace(/[.+^$(){}|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      'i',
    ).test(host);
  const isRefused = names.some((name) => name.startsWith('!') && hits(name.slice(1)));
  return !isRefused && names.some((name) => !name.startsWith('!') && hits(name));
};
