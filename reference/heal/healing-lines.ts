import type { Proven } from '../prove/prove.ts';
import type { Healing } from './heal.ts';
import { repairsOf } from './other-orders.ts';

/** The healing of one host, in one column. */
export const healedText = (healing: Healing): string => {
  const { outcome, repairs, solved, costly, says, best } = healing;
  const count = `${repairs} ${repairs === 1 ? 'repair' : 'repairs'}${solved > 0 ? ` + ${solved} by the reference` : ''}`;
  const order = best === undefined || best === Infinity ? '' : `; best order: ${best}`;
  const cost = costly.length > 0 ? `; points were lost by the repair of ${costly.join(', ')}` : '';
  return outcome === 'healed' ? `healed in ${count}${order}${cost}` : `stuck after ${count} at ${says}${order}${cost}`;
};

/** Whether a repair cost points where none had to. */
export const costsPoints = ({
  case: { costs },
  healing,
}: Pick<Proven, 'healing'> & { readonly case: Pick<Proven['case'], 'costs'> }): boolean =>
  costs === undefined && (healing?.costly ?? []).length > 0;

/** The healing of all hosts in figures; nothing where none was asked for. */
export const healingLines = (proven: readonly Proven[]): string[] => {
  const all = proven.flatMap(({ case: { id, kind }, mistakes, healing }) =>
    healing ? [{ id, kind, mistakes, healing }] : [],
  );
  if (all.length === 0) return [];
  const mutants = all.filter(({ kind }) => kind === 'mutant');
  const healed = mutants.filter(({ healing }) => healing.outcome === 'healed');
  const short = healed.filter(({ mistakes, healing }) => repairsOf(healing) <= mistakes + 2);
  const typed = healed.filter(({ healing }) => healing.solved === 0);
  const tried = all.filter(({ healing }) => healing.best !== undefined);
  const asGood = tried.filter(({ healing }) => repairsOf(healing) <= healing.best!);
  return [
    ...proven.flatMap((one) =>
      one.healing && (one.healing.outcome === 'stuck' || costsPoints(one))
        ? [`${one.case.id}: ${healedText(one.healing)}`]
        : [],
    ),
    ...all.flatMap(({ kind, healing }) => (kind === 'not-begun' ? [notBegunLine(healing)] : [])),
    `${healed.length} of ${mutants.length} mutants healed, ${typed.length} of them by typing alone`,
    `${short.length} of ${mutants.length} mutants healed with at most two repairs more than mistakes`,
    `${all.filter(({ healing }) => healing.costly.length > 0).length} hosts lost points on the way`,
    ...(tried.length > 0
      ? [`${asGood.length} of ${tried.length} hosts with several mistakes healed as fast as in the best order tried`]
      : []),
  ];
};

const notBegunLine = ({ required, solved }: Healing): string =>
  required === null
    ? 'The host on which nothing was begun did not reach full required marks.'
    : `The host on which nothing was begun reached full required marks in ${required} repairs${solved > 0 ? `, with ${solved} by the reference` : ''}.`;
