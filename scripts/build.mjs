// Makes dist/labcheck.js. Types are checked by `npm run check`; this runs at every `npm ci`.
import { bundle } from './bundle.mjs';

await bundle(new URL('../dist', import.meta.url).pathname);
