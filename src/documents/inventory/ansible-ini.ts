import type { PlacedProblem } from '../position.ts';
import { ansibleHost, unreadIn, type Variables } from './ansible-variables.ts';
import type { Inventory } from './inventory.ts';

/** Far above any class; a range can stand for any number. */
const mostHosts = 10_000;

/** Reads an Ansible inventory in its INI form, with ranges, variables of groups, and groups of groups. */
export const ansibleIni = (text: string): Inventory => {
  const hosts = new Map<string, { line: number; own: Variables; groups: string[] }>();
  const groups = new Map<string, { own: Variables; parents: string[] }>([['all', { own: {}, parents: [] }]]);
  const groupCalled = (name: string) => {
    const group = groups.get(name) ?? { own: {}, parents: ['all'] };
    groups.set(name, group);
    return group;
  };
  const problems: PlacedProblem[] = [];
  let section = { group: 'ungrouped', kind: 'hosts' };
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.replace(/(?:^|\s)[#;].*$/, '').trim();
    if (line === '') continue;
    const [, group, kind = 'hosts'] = /^\[([^\]:]+)(?::(vars|children))?\]$/.exec(line) ?? [];
    if (group !== undefined) {
      section = { group, kind };
      groupCalled(group);
    } else if (section.kind === 'vars') Object.assign(groupCalled(section.group).own, variablesIn(line));
    else if (section.kind === 'children') groupCalled(line).parents.unshift(section.group);
    else {
      const [, pattern = '', rest = ''] = /^(\S+)(.*)/.exec(line) ?? [];
      const names = expanded(pattern);
      if (names.length + hosts.size > mostHosts) {
        problems.push({ line: index + 1, column: 1, says: `there are more than ${mostHosts} hosts.` });
        break;
      }
      for (const name of names) {
        const known = hosts.get(name) ?? { line: index + 1, own: {}, groups: [] };
        const own = { ...known.own, ...variablesIn(rest) };
        hosts.set(name, { ...known, own, groups: [...known.groups, section.group] });
      }
    }
  }
  const inherited = (name: string, above: readonly string[] = []): Variables =>
    above.includes(name)
      ? {}
      : Object.assign(
          {},
          ...[...(groups.get(name)?.parents ?? [])].toReversed().map((parent) => inherited(parent, [...above, name])),
          groups.get(name)?.own,
        );
  const all = [...hosts].map(([name, { line, own, groups: of }]) => ({
    ...{ name, line },
    variables: Object.assign({}, inherited('all'), ...of.map((group) => inherited(group)), own) as Variables,
  }));
  return {
    hosts: all.map(({ name, line, variables }) => ansibleHost(name, variables, line)),
    problems,
    unread: [...new Set(all.flatMap(({ variables }) => unreadIn(variables)))],
  };
};

const variablesIn = (text: string): Variables =>
  Object.fromEntries(
    [...text.matchAll(/(?<!\w)(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/g)].map(
      ([, name = '', double, single, bare]) => [name, double ?? single ?? bare ?? ''],
    ),
  );

/** `lab[01:20]` are twenty names; both ends belong to a range. */
const expanded = (pattern: string): string[] => {
  const [, before = '', from = '', to = '', step = '1', after = ''] =
    /^(.*?)\[(\d+|[a-z]):(\d+|[a-z])(?::(\d+))?\](.*)$/.exec(pattern) ?? [];
  if (from === '') return [pattern];
  const isNumber = /^\d/.test(from);
  const [first, last] = [from, to].map((end) => (isNumber ? Number(end) : end.charCodeAt(0))) as [number, number];
  const count = Math.min(Math.max(0, Math.floor((last - first) / Math.max(1, Number(step))) + 1), mostHosts + 1);
  const values = Array.from({ length: count }, (_, index) => first + index * Math.max(1, Number(step)));
  return values.flatMap((value) =>
    expanded(`${before}${isNumber ? String(value).padStart(from.length, '0') : String.fromCharCode(value)}${after}`),
  );
};
