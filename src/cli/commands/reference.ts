import { UsageError } from '../../model/errors.ts';
import type { ReferencePlace } from '../../model/reference.ts';
import { type CommandGroup, type Context, command } from '../command.ts';
import { lab, set } from '../options/lab.ts';
import { machine, packages, sandbox, withDeps } from '../options/reference.ts';

const up = command({
  name: 'up',
  says: 'build it',
  options: [lab, sandbox, machine, set, withDeps, packages],
  examples: ['labcheck reference up --lab pinger', 'labcheck reference up --lab pinger --host local: --packages dnf'],
  run: async (options, context) => {
    const { composition, world } = context;
    const { consoleUi, plan } = await import('../parts.ts');
    const place = await placeOf(options, context);
    plan(place.lab, options.set);
    const reference = await composition.reference();
    return reference.up(
      { ...place, packages: options.packages, withDeps: options.withDeps === true, set: options.set },
      consoleUi(world),
    );
  },
});

const down = command({
  name: 'down',
  says: 'take it away',
  options: [lab, sandbox, machine],
  examples: ['labcheck reference down --lab pinger'],
  run: async (options, context) => {
    const { composition, world } = context;
    const { consoleUi } = await import('../parts.ts');
    const place = await placeOf(options, context, absent);
    return (await composition.reference()).down(place, consoleUi(world));
  },
});

const deps = command({
  name: 'deps',
  says: 'say which packages of the system are missing',
  options: [withDeps],
  examples: ['labcheck reference deps', 'sudo labcheck reference deps --with-deps'],
  run: async (options, { composition, world }) => {
    const { consoleUi } = await import('../parts.ts');
    return (await composition.reference()).deps({ withDeps: options.withDeps === true }, consoleUi(world));
  },
});

export const reference: CommandGroup = {
  name: 'reference',
  says: 'the lab done right, in a sandbox or on this machine',
  examples: [
    'labcheck reference up --lab pinger --name right',
    'labcheck --host sandbox:right',
    'labcheck reference down --name right',
  ],
  commands: [up, down, deps],
};

type Typed = { readonly lab: string | undefined; readonly host: string | undefined; readonly name: string | undefined };

/** A sandbox that should stand, and does not. */
const absent = (name: string): never => {
  throw new UsageError(
    `No sandbox "${name}" with a lab is running.`,
    `Where one runs: labcheck reference down --name ${name} --lab LAB`,
  );
};

const placeOf = async (
  typed: Typed,
  { composition, world }: Context,
  unknownSandbox?: (name: string) => never,
): Promise<ReferencePlace> => {
  const { host, name } = typed;
  if (host !== undefined && name !== undefined)
    throw new UsageError(
      '--host and --name exclude each other.',
      'Give --name for a sandbox, --host local: for this machine itself.',
    );
  if (host !== undefined && host !== 'local:')
    throw new UsageError(
      `The reference cannot be built on "${host}".`,
      'Give --host local: for this machine itself, or --name NAME for a sandbox.',
    );
  const { courseLab, knownLab, labOfHost } = await import('../parts.ts');
  const remembered = name === undefined ? undefined : await labOfHost(`sandbox:${name}`);
  if (name !== undefined && (typed.lab ?? remembered) === undefined) unknownSandbox?.(name);
  const chosen = await knownLab(
    composition.labs,
    typed.lab ?? remembered ?? (await courseLab(composition.labs)),
    world,
  );
  return { lab: chosen, place: host === undefined ? { sandbox: name ?? chosen.id } : 'local' };
};
