import { fail, type Probe, pass } from '../../src/index.ts';
import { type Binary, type HostIdentity, hostIdentity } from '../../src/probes/index.ts';
import { runsOn } from './startable.ts';

/**
 * A program that needs no other file to start, by its ELF headers.
 *
 * @param app the question for that file
 */
export const staticBinary = <P>(app: (parameters: P) => Probe<Binary>) => ({
  needs: (parameters: P) => ({ app: app(parameters), host: hostIdentity }),
  judge: ({ app, host: own }: { readonly app: Binary; readonly host: HostIdentity }) => {
    if (app.kind !== 'file' || !app.elf || app.elf.type === 'other') return fail('not-elf');
    const { machine, interpreter } = app.elf;
    if (own.machine !== null && !runsOn(own, machine))
      return fail('other-machine', { machine: own.machine, found: machine });
    return interpreter === undefined ? pass() : fail('dynamic', { interpreter });
  },
});
