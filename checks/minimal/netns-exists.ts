import { networkHasName } from '../resources/network-has-name.ts';
import { check, type Minimal } from './parameters.ts';

export const netnsExists = check({
  id: 'netns-exists',
  title: 'The network namespace {netns} exists',
  tasks: [8],
  points: 1,
  phase: 'network',
  ...networkHasName<Minimal>(),
});
