import type { PlacedProblem } from '../position.ts';

/** One machine of an inventory: the name that it has there, and how it is reached. */
export type InventoryHost = {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  /** Whether only ssh itself knows the whole way, by the inventory as its configuration. */
  readonly bySsh?: boolean;
};
export type Inventory = {
  readonly hosts: readonly InventoryHost[];
  readonly problems: readonly PlacedProblem[];
  /** Settings of the way to a machine that are not read. */
  readonly unread: readonly string[];
};

/** How a machine is reached, as far as an inventory says it. */
export type Way = {
  readonly host?: string | undefined;
  readonly user?: string | undefined;
  readonly port?: string | undefined;
};

export const uriOf = (name: string, { host = name, user, port }: Way): string => {
  const login = user === undefined ? '' : `${encodeURIComponent(user)}@`;
  return `ssh://${login}${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
};
