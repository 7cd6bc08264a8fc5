export * from './config-paths.ts';
export * from './living.ts';
export * from './neighbours.ts';
export * from './of-images.ts';
export * from './of-runc.ts';
export * from './paths.ts';
export * from './programs.ts';
export * from './reach.ts';
