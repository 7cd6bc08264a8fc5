import { type Cause, repairsOf, type Step, tolerate } from '../../src/index.ts';
import { runcContainers } from '../../src/probes/index.ts';
import { vethPair as resource } from '../resources/veth-pair.ts';
import { containerRunning } from './container-running.ts';
import { atProcess, inContainer } from './in-container.ts';
import { netIsolated } from './net-isolated.ts';
import { check, type Runc } from './parameters.ts';
import { hookIn, labBundle, restartContainer } from './subject.ts';

type Ways = Readonly<Record<string, readonly Step[]>>;

const built = resource<Runc>(inContainer);

const waysOf = (cause: Cause): Ways =>
  Object.fromEntries(repairsOf(cause).map(([way, steps]) => [way ?? 'by-hand', steps]));

/** Each cause has one more way: where a hook sets up the network, a new start of the container does all of it. */
const causes = Object.fromEntries(
  Object.entries<Cause>(built.causes).map(([name, cause]) => [
    name,
    { ...cause, repair: { ...waysOf(cause), hook: restartContainer } },
  ]),
) as unknown as { readonly [C in keyof typeof built.causes]: Cause & { readonly repair: Ways } };

export const vethPair = check({
  id: 'veth-pair',
  title: '{outer} on the host and {inner} in the container are the two ends of one pair',
  tasks: [5],
  points: 1,
  after: [containerRunning, netIsolated],
  needs: (parameters) => ({
    ...built.needs(parameters),
    runc: runcContainers(parameters.container),
    bundle: tolerate(labBundle(parameters)),
  }),
  causes,
  judge: ({ runc, bundle, ...facts }, parameters) => {
    const judgement = atProcess(built.judge(facts, parameters), runc);
    const hooked = hookIn(bundle);
    if (judgement.status !== 'failed' || !hooked) return judgement;
    return { ...judgement, found: { ...judgement.found, folder: hooked }, way: 'hook' };
  },
});
