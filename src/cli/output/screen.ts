import type { Screen } from '../../model/reporter.ts';
import type { Output, World } from '../world.ts';

/** What a file gets, whatever the terminal is like. */
export const plainScreen: Screen = { colour: false, columns: 80 };

/** What a reporter may know of a stream. Colour goes to a terminal alone, unless FORCE_COLOR asks for it. */
export const screenOf = (stream: Output, env: World['env'], wanted = true): Screen => ({
  colour: wanted && !env['NO_COLOR'] && (forced(env) ?? (stream.isTTY === true && env['TERM'] !== 'dumb')),
  // A terminal that does not know its width says 0.
  columns: stream.columns || plainScreen.columns,
});

const forced = ({ FORCE_COLOR }: World['env']): boolean | undefined => (FORCE_COLOR ? FORCE_COLOR !== '0' : undefined);
