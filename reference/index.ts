export { demo } from './demo.ts';
export { proveLabs } from './prove/prove-labs.ts';
export { deps, down, up } from './reference-command.ts';
