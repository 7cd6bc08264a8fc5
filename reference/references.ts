import { contedorReference } from './contedor/reference.ts';
import type { LabReference } from './lab-reference.ts';
import { pingerReference } from './pinger/reference.ts';

/** The proof of every lab. */
export const references: readonly LabReference[] = [pingerReference, contedorReference];
