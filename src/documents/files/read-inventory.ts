import { ansibleIni } from '../inventory/ansible-ini.ts';
import { ansibleYaml } from '../inventory/ansible-yaml.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { sshConfiguration } from '../inventory/ssh-configuration.ts';
import { readText } from './read-text.ts';

const limits = {
  mostBytes: 1_000_000,
  cure: 'Name an Ansible inventory (INI or YAML) or an ssh configuration.',
};

/**
 * Reads a list of machines: an Ansible inventory, or an ssh configuration.
 *
 * @throws UsageError where the file cannot be read or is no text
 */
export const readInventory = async (file: string): Promise<Inventory> => {
  const text = await readText(file, limits);
  if (/\.ya?ml$/i.test(file)) return ansibleYaml(file, text, limits.cure);
  return /^[ \t]*Host[ \t]+\S/im.test(text) && !/^[ \t]*\[/m.test(text) ? sshConfiguration(text) : ansibleIni(text);
};
