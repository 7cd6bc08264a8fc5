/** An option of a rule with its values; `negated` where `!` stands before it. */
export type Option = { readonly name: string; readonly values: readonly string[]; readonly negated: boolean };
