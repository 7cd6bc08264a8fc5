/**
 * The same function, which remembers its last result: several checks ask for the same of one host. Facts are the same
 * where each of the named ones is the very same value.
 */
export const remembered = <K extends string, F extends Readonly<Record<K, unknown>>, P, R>(
  keys: readonly K[],
  make: (facts: F, parameters: P) => R,
): ((facts: F, parameters: P) => R) => {
  let last: { readonly facts: F; readonly parameters: P; readonly result: R } | undefined;
  return (facts, parameters) => {
    const before = last;
    if (before?.parameters === parameters && keys.every((key) => before.facts[key] === facts[key]))
      return before.result;
    const result = make(facts, parameters);
    last = { facts, parameters, result };
    return result;
  };
};
