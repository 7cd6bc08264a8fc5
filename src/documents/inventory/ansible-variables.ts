import { type InventoryHost, uriOf } from './inventory.ts';

export type Variables = Readonly<Record<string, string>>;

/** The variables of a way that labcheck has no such thing for, and connections that are none of ssh. */
export const unreadIn = (variables: Variables): string[] =>
  Object.entries(variables).flatMap(([name, value]) => {
    if (name === 'ansible_connection') return /^(?:local|smart|ssh|paramiko)/.test(value) ? [] : [`${name}=${value}`];
    return /^ansible_(?:ssh_)?(?:(?:private_)?key_file|(?:common|extra)_args|executable|pass(?:word)?)$/.test(name)
      ? [name]
      : [];
  });

/** How Ansible reaches a machine, by its variables. */
export const ansibleHost = (name: string, variables: Variables, line: number): InventoryHost => {
  const uri =
    variables['ansible_connection'] === 'local'
      ? 'local:'
      : uriOf(name, {
          host: variables['ansible_host'] ?? variables['ansible_ssh_host'],
          user: variables['ansible_user'] ?? variables['ansible_ssh_user'],
          port: variables['ansible_port'] ?? variables['ansible_ssh_port'],
        });
  return { name, uri, line };
};
