/**
 * The worker's own script: it runs parts of the program when they are first asked for, as the program's starter does.
 * Files hand them over: one with all that judges, one with all that only this lab needs, and later, where a student
 * types parameters, one with all that writes a check script.
 */
export const workerLoader = `'use strict';
const parts = {};
const modules = {};
self.labcheckParts = (some) => { Object.assign(parts, some); };
importScripts('../judge.js', 'lab.js');
const load = (name) => {
  if (Object.hasOwn(modules, name)) return modules[name].exports;
  if (!Object.hasOwn(parts, name)) importScripts('../script.js');
  const module = modules[name] = { exports: {} };
  parts[name](module.exports, load, module, '', '');
  return module.exports;
};
load('./worker.js');
`;
