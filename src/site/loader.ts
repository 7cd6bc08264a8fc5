/**
 * The worker's own script: it loads parts of the program when they are first asked for, as the program's starter does.
 * Each of them is a file that hands over one function.
 */
export const workerLoader = `'use strict';
const parts = {};
const modules = {};
self.labcheckPart = (name, part) => { parts[name] = part; };
const load = (name) => {
  if (Object.hasOwn(modules, name)) return modules[name].exports;
  if (!name.startsWith('./')) throw new Error('A browser has no ' + name);
  if (!Object.hasOwn(parts, name)) importScripts('../parts/' + name.slice(2));
  const module = modules[name] = { exports: {} };
  parts[name](module.exports, load, module, '', '');
  return module.exports;
};
load('./worker.js');
`;
