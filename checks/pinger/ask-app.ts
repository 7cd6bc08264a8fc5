import { namedInner } from '../resources/inner-network.ts';
import { askContainer } from '../resources/reach.ts';
import type { Pinger } from './parameters.ts';

/** A request without an address, which the app answers at once. */
export const askNothing = (parameters: Pinger) =>
  askContainer(parameters, namedInner, () => ({ path: '/', seconds: 5 }));

/** The app pings the host's end. The original pings three times, a second apart, and waits for each. */
export const askForHost = (parameters: Pinger) =>
  askContainer(parameters, namedInner, (host) => ({ path: `/?ip=${host}`, seconds: 20 }));
