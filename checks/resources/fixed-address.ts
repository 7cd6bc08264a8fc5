import { type Causes, fail } from '../../src/index.ts';
import type { NamedNetwork, Network } from '../../src/probes/index.ts';
import { addressInside } from './address-inside.ts';
import { addressOnHost } from './address-on-host.ts';
import type { AddressParameters } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';

const compare = 'Compare the address with the task’s, number by number.';

/** As addressOnHost, for a lab whose addresses are the same for everybody: nothing in them is the student’s own. */
export const fixedAddressOnHost = <P extends AddressParameters>() => {
  const { needs, causes, judge } = addressOnHost<P>();
  return {
    needs,
    causes: {
      ...causes,
      'wrong-address': { ...causes['wrong-address'], hints: [compare, lastOf(causes, 'wrong-address')] },
    } satisfies Causes,
    judge,
  };
};

/** As addressInside, for such a lab: that the two ends chose differently cannot be. */
export const fixedAddressInside = <P extends AddressParameters>(inner: InnerNetwork<P>) => {
  const built = addressInside(inner);
  const { 'other-x': _, ...causes } = built.causes;
  return {
    needs: built.needs,
    causes: {
      ...causes,
      'wrong-address': { ...causes['wrong-address'], hints: [compare, lastOf(causes, 'wrong-address')] },
    } satisfies Causes,
    judge: (facts: { readonly host: Network; readonly inside: NamedNetwork }, parameters: P) => {
      const judgement = built.judge(facts, parameters);
      if (judgement.status === 'passed') return judgement;
      const { cause, found } = judgement;
      return cause === 'other-x' ? fail('wrong-address', found) : fail(cause, found);
    },
  };
};

const lastOf = <C extends string>(
  causes: Readonly<Record<C, { readonly hints: readonly string[] }>>,
  name: C,
): string => causes[name].hints.at(-1)!;
