// npm run check: types, lint, format and dead code, side by side.
import { checkSteps } from './check-steps.mjs';
import { runSteps } from './run-steps.mjs';

const { failed } = await runSteps(checkSteps);
process.exitCode = failed > 0 ? 1 : 0;
