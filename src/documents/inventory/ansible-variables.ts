import { type InventoryHost, uriOf } from './inventory.ts';

export type Variables = Readonly<Record<string, string>>;

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
