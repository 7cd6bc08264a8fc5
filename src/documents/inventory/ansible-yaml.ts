import { parseYaml } from '../parse-yaml.ts';
import type { Path } from '../position.ts';
import { ansibleHost, unreadIn, type Variables } from './ansible-variables.ts';
import type { Inventory, InventoryHost } from './inventory.ts';

type Group = Readonly<Record<'hosts' | 'vars' | 'children', Readonly<Record<string, unknown>> | null | undefined>>;

/**
 * Reads an Ansible inventory in its YAML form.
 *
 * @param file its name, for errors
 * @throws UsageError where it is no YAML
 */
export const ansibleYaml = (file: string, text: string, cure: string): Inventory => {
  const { value, where } = parseYaml(file, text, cure);
  const hosts = new Map<string, InventoryHost>();
  const unread = new Set<string>();
  const walk = (group: unknown, path: Path, above: Variables): void => {
    if (typeof group !== 'object' || group === null) return;
    const { hosts: own, vars, children } = group as Group;
    const variables = { ...above, ...textsIn(vars) };
    for (const [name, values] of Object.entries(own ?? {})) {
      const { line } = where([...path, 'hosts', name], true);
      const all = { ...variables, ...textsIn(values) };
      if (!hosts.has(name)) hosts.set(name, ansibleHost(name, all, line));
      for (const one of unreadIn(all)) unread.add(one);
    }
    for (const [name, child] of Object.entries(children ?? {})) walk(child, [...path, 'children', name], variables);
  };
  for (const [name, group] of Object.entries(value ?? {})) walk(group, [name], {});
  return { hosts: [...hosts.values()], problems: [], unread: [...unread] };
};

const textsIn = (values: unknown): Variables =>
  typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
    : {};
