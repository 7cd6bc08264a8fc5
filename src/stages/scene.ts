import { visible } from '../languages/visible.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import type { Element, ElementState, Scene, SceneBox, SceneInterface } from '../model/scene.ts';
import type { BoxSketch, InterfaceSketch, LineSketch, Sketch } from '../model/sketch.ts';
import { isUnknown } from '../model/unknown.ts';
import type { Facts } from './facts.ts';
import { needsOfScene, type Plan } from './plan.ts';
import { valuesOf } from './sentences.ts';

/** The scene of one host: the lab's sketch of the facts, and the states that follow from the verdicts. Pure. */
export const sceneOf = (plan: Plan, facts: Facts, report: Pick<Report, 'checks'>): Scene | null => {
  const known: Record<string, unknown> = {};
  for (const [name, need] of Object.entries(needsOfScene(plan))) {
    const fact = facts.of('tolerate' in need ? need.tolerate : need);
    known[name] = isUnknown(fact) ? undefined : fact;
  }
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const sketch = sketchOf(plan, known);
  return sketch && drawn(sketch, (element) => standingOf(element, checks));
};

/** The lab's own picture of its goal, whatever a host has. */
export const wantedScene = (plan: Plan): Scene | null => {
  const sketch = sketchOf(plan, {});
  return sketch && drawn(sketch, ({ wanted }) => (wanted ? { state: 'plain', says: null } : undefined));
};

const sketchOf = (plan: Plan, facts: Readonly<Record<string, unknown>>): Sketch | null => {
  const labels = Object.fromEntries(Object.entries(valuesOf(plan, {})).map(([name, value]) => [name, String(value)]));
  return plan.lab.scene?.tell(facts as never, labels as never, plan.parameters as never) ?? null;
};

/** How an element stands; undefined where it is left out. */
type Standing = Pick<Element, 'state' | 'says'>;
type StandingOf = (element: LineSketch) => Standing | undefined;

const drawn = ({ boxes, cables }: Sketch, standing: StandingOf): Scene => {
  const element = (sketch: LineSketch): Element[] => {
    const stands = standing(sketch);
    const { id, checks } = sketch;
    return stands ? [{ id, label: visible(sketch.label, longestLabel), checks, ...stands }] : [];
  };
  const interfaceOf = (sketch: InterfaceSketch): SceneInterface[] =>
    element(sketch).map((own) => ({
      ...own,
      lines: sketch.lines.flatMap(element),
      belongs: sketch.belongs === undefined ? null : visible(sketch.belongs, longestLabel),
    }));
  const boxOf = (sketch: BoxSketch): SceneBox[] => {
    const inner = {
      lines: sketch.lines.flatMap(element),
      interfaces: sketch.interfaces.flatMap(interfaceOf),
      boxes: sketch.boxes.flatMap(boxOf),
    };
    const isEmpty = inner.lines.length + inner.interfaces.length + inner.boxes.length === 0;
    // A box whose own checks were left out still holds what is graded.
    const own = element(sketch)[0] ?? (isEmpty ? undefined : element({ ...sketch, checks: [] })[0]);
    return own ? [{ ...own, kind: sketch.kind, ...inner }] : [];
  };
  const kept = boxes.flatMap(boxOf);
  const ends = new Set(kept.flatMap(endsOf));
  return {
    boxes: kept,
    cables: cables
      .filter(({ from, to }) => ends.has(from) && ends.has(to))
      .flatMap((cable) => element(cable).map((own) => ({ ...own, from: cable.from, to: cable.to }))),
  };
};

const endsOf = ({ interfaces, boxes }: SceneBox): string[] => [
  ...interfaces.map(({ id }) => id),
  ...boxes.flatMap(endsOf),
];

/** Longer labels would fill the picture; the report has them whole. */
const longestLabel = 60;

/** The cause by which the checks of every lab say that the thing itself is not there. */
const absent = 'absent';

/** The worst of the verdicts about an element says how it stands; without any, whether it is there. */
const standingOf = (
  { checks: ids, there, wanted }: LineSketch,
  checks: ReadonlyMap<string, ReportedCheck>,
): Standing | undefined => {
  const about = ids.flatMap((id) => checks.get(id) ?? []);
  if (ids.length > 0 && about.length === 0) return undefined;
  const failed = wanted ? about.find(({ status }) => status === 'failed') : undefined;
  const isThere = there ?? failed?.cause !== absent;
  if (failed) return { state: isThere ? 'wrong' : 'missing', says: failed.says };
  return { state: calmState(about, there, wanted), says: null };
};

const calmState = (about: readonly ReportedCheck[], there: boolean | undefined, wanted: boolean): ElementState => {
  if (!wanted) return 'extra';
  if (about.some(({ status }) => status === 'unknown')) return 'unseen';
  if (there === false) return 'missing';
  if (about.some(({ status }) => status === 'blocked')) return 'waiting';
  return about.length > 0 ? 'right' : 'plain';
};
