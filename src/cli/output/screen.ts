import type { Screen } from '../../model/reporter.ts';
import type { Output, World } from '../world.ts';

/** The screen of a file: the same for every terminal. */
export const plainScreen: Screen = { colour: false, columns: 80 };

/**
 * The properties of a stream that a reporter may use. Colour goes to a terminal alone, unless FORCE_COLOR asks for
 * it.
 */
export const screenOf = (stream: Output, env: World['env'], wanted = true): Screen => ({
  colour: wanted && !env['NO_COLOR'] && (forced(env) ?? (stream.isTTY === true && env['TERM'] !== 'dumb')),
  // A terminal that does not know its width says 0.
  columns: stream.columns || plainScreen.columns,
});

const forced = ({ FORCE_COLOR }: World['env']): boolean | undefined => (FORCE_COLOR ? FORCE_COLOR !== '0' : undefined);
