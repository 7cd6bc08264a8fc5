export {
  type Cause,
  type Causes,
  type Check,
  cannotTell,
  checksFor,
  type Found,
  fail,
  type Judgement,
  type Killer,
  pass,
  repairsOf,
} from './model/check.ts';
export { HostError, LabcheckError, RootError, UsageError } from './model/errors.ts';
export type { Evidence } from './model/evidence.ts';
export type { Lab, Task } from './model/lab.ts';
export * from './model/parameter.ts';
export {
  always,
  type Fact,
  type FirstFacts,
  type Firsts,
  follow,
  type Needs,
  type Pid,
  type Probe,
  type Sweep,
  tolerate,
} from './model/probe.ts';
export type { HintLevel, Report } from './model/report.ts';
export {
  type BoxSketch,
  box,
  type CableSketch,
  cable,
  cableEnd,
  type InterfaceSketch,
  type LineSketch,
  line,
  sceneFor,
} from './model/sketch.ts';
export { container, elsewhere, host, type Place, type Step, shell } from './model/step.ts';
export type { ChannelTransport } from './model/transport.ts';
export { isUnknown, type Unknown, unknown } from './model/unknown.ts';
export type { Verdict } from './model/verdict.ts';
