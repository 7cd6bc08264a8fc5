import type { Lab } from '../src/index.ts';

/** Every lab by its id, loaded when it is asked for: a student's check needs one of them. */
const labs: Readonly<Record<string, () => Promise<Lab>>> = {
  pinger: async () => (await import('./pinger/lab.ts')).pinger,
  minimal: async () => (await import('./minimal/lab.ts')).minimal,
  contedor: async () => (await import('./contedor/lab.ts')).contedor,
  'what-is-a-container': async () => (await import('./what-is-a-container/lab.ts')).whatIsAContainer,
  runc: async () => (await import('./runc/lab.ts')).runc,
};

/** All labs, or only the one of an id; all where there is none of that id, for a message that names them. */
export const loadLabs = async (only?: string): Promise<readonly Lab[]> => {
  const loads = only !== undefined && Object.hasOwn(labs, only) ? [labs[only]!] : Object.values(labs);
  return Promise.all(loads.map((load) => load()));
};
