import type { Proven } from '../prove/prove.ts';
import type { Healing } from './heal.ts';

/** The healing of one host, in one column. */
export const healedText = ({ outcome, repairs, solved, costly, says }: Healing): string => {
  const count = `${repairs} ${repairs === 1 ? 'repair' : 'repairs'}${solved > 0 ? ` + ${solved} by the reference` : ''}`;
  const cost = costly.length > 0 ? `; points were lost by the repair of ${costly.join(', ')}` : '';
  return outcome === 'healed' ? `healed in ${count}${cost}` : `stuck after ${count} at ${says}${cost}`;
};

/** The healing of all hosts in figures; nothing where none was asked for. */
export const healingLines = (proven: readonly Proven[]): string[] => {
  const all = proven.flatMap(({ case: { id }, mistakes, healing }) => (healing ? [{ id, mistakes, healing }] : []));
  if (all.length === 0) return [];
  const healed = all.filter(({ healing }) => healing.outcome === 'healed');
  const short = healed.filter(({ mistakes, healing }) => healing.repairs + healing.solved <= mistakes + 2);
  const costly = all.filter(({ healing }) => healing.costly.length > 0);
  return [
    ...all.flatMap(({ id, healing }) => (healing.outcome === 'stuck' ? [`${id}: ${healedText(healing)}`] : [])),
    `${healed.length} of ${all.length} hosts healed, ${short.length} of them with at most two repairs more than mistakes; ${costly.length} lost points on the way`,
  ];
};
