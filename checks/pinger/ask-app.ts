import { askContainer } from '../resources/reach.ts';
import { inNamespace } from './inner-network.ts';
import type { Pinger } from './parameters.ts';

/** A request without an address, which the app answers at once. */
export const askNothing = (parameters: Pinger) =>
  askContainer(parameters, inNamespace, () => ({ path: '/', seconds: 5 }));

/** The app pings the host's end. The original pings three times, a second apart, and waits for each. */
export const askForHost = (parameters: Pinger) =>
  askContainer(parameters, inNamespace, ({ host }) => ({ path: `/?ip=${host.address}`, seconds: 20 }));
