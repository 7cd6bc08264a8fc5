// The checks of the sources that run none of them.
const bin = (name) => new URL(`../node_modules/.bin/${name}`, import.meta.url).pathname;

export const checkSteps = {
  types: [bin('tsc'), '--noEmit'],
  lint: [bin('oxlint'), '--type-aware'],
  format: [bin('biome'), 'check'],
  'dead code': [bin('knip')],
};
