import { type Inventory, type InventoryHost, uriOf } from './inventory.ts';

type Block = { readonly line: number; readonly names: readonly string[]; readonly values: Map<string, string> };

/**
 * The hosts that an ssh configuration names, as `vagrant ssh-config` writes it too. Of each, HostName, User and Port are
 * read; the first value counts, as in ssh itself.
 */
export const sshConfiguration = (text: string): Inventory => {
  const blocks: Block[] = [];
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const [, key = '', value = ''] = /^(\w+)(?:\s*=\s*|\s+)(.*)/.exec(raw.trim()) ?? [];
    const words = [...value.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    if (/^(?:host|match)$/i.test(key))
      blocks.push({ line: index + 1, names: /^host$/i.test(key) ? words : [], values: new Map() });
    else {
      const values = blocks.at(-1)?.values;
      if (values && !values.has(key.toLowerCase())) values.set(key.toLowerCase(), words[0] ?? '');
    }
  }
  const hosts = new Map<string, InventoryHost>();
  for (const { line, names } of blocks)
    for (const name of names.filter((one) => !/[*?!]/.test(one) && !hosts.has(one))) {
      const first = (key: string): string | undefined =>
        blocks.find((block) => matches(block, name) && block.values.has(key))?.values.get(key);
      const host = first('hostname')?.replaceAll('%h', name);
      hosts.set(name, { name, line, uri: uriOf(name, { host, user: first('user'), port: first('port') }) });
    }
  return { hosts: [...hosts.values()], problems: [] };
};

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
