import { contedorReference } from './contedor/reference.ts';
import type { LabReference } from './lab-reference.ts';
import { minimalReference } from './minimal/reference.ts';
import { pingerReference } from './pinger/reference.ts';
import { runcReference } from './runc/reference.ts';
import { whatIsAContainerReference } from './what-is-a-container/reference.ts';

/** The proof of every lab. */
export const references: readonly LabReference[] = [
  pingerReference,
  minimalReference,
  contedorReference,
  whatIsAContainerReference,
  runcReference,
];
