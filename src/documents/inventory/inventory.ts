import type { PlacedProblem } from '../position.ts';

/** One machine of an inventory: the name that it has there, and how it is reached. */
export type InventoryHost = { readonly name: string; readonly uri: string; readonly line: number };
export type Inventory = { readonly hosts: readonly InventoryHost[]; readonly problems: readonly PlacedProblem[] };

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
