import type { Step } from '../../src/index.ts';
import type { Repaired } from './repaired.ts';

/** An end of a cable, the address that it shall have, and the steps for the address that it has. */
export type AddressedEnd = {
  readonly end: '{outer}' | '{inner}';
  readonly address: '{hostAddress}' | '{containerAddress}';
  readonly look: readonly Step[];
  readonly repair: readonly Step[];
};

/** The cause of an end whose address is right, but for its prefix. */
export const wrongPrefix = ({ end, address, look, repair }: AddressedEnd): Repaired<readonly Step[]> => ({
  says: `The address of ${end} ends in /{prefix}; the task asks for ${address}. The number behind the slash says which addresses are on this cable.`,
  expected: `${address} on ${end}`,
  actual: '{found}',
  hints: [
    'With /24, all addresses that begin with the same three numbers are on this cable. With /32 there are no others. Which number does yours have?',
    'Remove the address, and add it again with the slash and the number of the task.',
  ],
  look,
  repair,
});

/** The cause of an end with another address; `says` names the end for who does not know it. */
export const wrongAddress = (
  says: string,
  { end, address, look, repair }: AddressedEnd,
): Repaired<readonly Step[]> => ({
  says: `${says} has the address {found}, not ${address}. The next tasks use the task’s address.`,
  expected: `${address} on ${end}`,
  actual: '{found}',
  hints: [
    'Compare the address with the task’s, number by number; x is your own number.',
    'Remove the wrong address and add the right one.',
  ],
  look,
  repair,
});
