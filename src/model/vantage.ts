/** Why the grader cannot see the host from where it stands, and what to do about it; null where it can. */
export type Vantage = { readonly detail: string; readonly cure: string } | null;
