export { demo } from './demo.ts';
export { deps, down, up } from './reference-command.ts';
