import { UsageError } from '../../model/errors.ts';
import { packageSources, type ReferencePlace } from '../../model/reference.ts';
import { plan } from '../../stages/plan.ts';
import type { Composition } from '../composition.ts';
import { chooseLab } from '../options/choose-lab.ts';
import { readChoice, readSet } from '../options/option-values.ts';
import { consoleUi } from '../output/console-ui.ts';
import type { World } from '../world.ts';

export type PlaceOptions = { readonly lab?: string; readonly host?: string; readonly name?: string };
export type UpOptions = PlaceOptions & {
  readonly packages?: string;
  readonly withDeps?: boolean;
  readonly set?: readonly string[];
};

/** `labcheck reference up`: builds the lab done right. */
export const upCommand = async (options: UpOptions, composition: Composition, world: World): Promise<number> => {
  const place = await placeOf(options, composition);
  const set = readSet(options.set);
  plan(place.lab, set);
  const packages = readChoice('--packages', options.packages, packageSources);
  const reference = await composition.reference();
  return reference.up({ ...place, packages, withDeps: options.withDeps === true, set }, consoleUi(world));
};

/** `labcheck reference down`: takes it away. */
export const downCommand = async (options: PlaceOptions, composition: Composition, world: World): Promise<number> => {
  const place = await placeOf(options, composition);
  return (await composition.reference()).down(place, consoleUi(world));
};

/** `labcheck reference deps`: what this machine lacks. */
export const depsCommand = async (
  options: { readonly withDeps?: boolean },
  composition: Composition,
  world: World,
): Promise<number> => (await composition.reference()).deps({ withDeps: options.withDeps === true }, consoleUi(world));

const placeOf = async ({ lab, host, name }: PlaceOptions, composition: Composition): Promise<ReferencePlace> => {
  const chosen = chooseLab(await composition.labs(lab), lab);
  if (host === undefined) return { lab: chosen, place: { sandbox: name ?? chosen.id } };
  if (name !== undefined)
    throw new UsageError(
      '--host and --name exclude each other.',
      'Give --name for a sandbox, --host local: for this machine itself.',
    );
  if (host === 'local:') return { lab: chosen, place: 'local' };
  throw new UsageError(
    `The reference cannot be built on "${host}".`,
    'Give --host local: for this machine itself, or --name NAME for a sandbox.',
  );
};
