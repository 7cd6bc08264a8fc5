import { hostname } from 'node:os';
import type { Machine } from './machine.ts';
import { runScript } from './run-script.ts';

const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'no_proxy'];

/** This very machine. Commands that run here change it. */
export const thisMachine: Machine = {
  name: hostname(),
  run: (script, options) => {
    // Packages may be had only through the site's proxy.
    const known = proxies.flatMap((name) => [name, name.toUpperCase()]).filter((name) => process.env[name]);
    return runScript('this machine', [], script, {
      ...options,
      environment: known.map((name) => `${name}=${process.env[name]}`),
    });
  },
};
