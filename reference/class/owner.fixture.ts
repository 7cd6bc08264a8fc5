// A program that makes a class of two hosts: node owner.mjs NAME. It says their network's number, and stays.
import { readlinkSync } from 'node:fs';
import { createClass } from './create-class.ts';

const [name = ''] = process.argv.slice(2);
const simulated = await createClass({ name });
await Promise.all([simulated.host(0), simulated.host(1)]);
process.stdout.write(`${readlinkSync(simulated.network.file)}\n`);
setTimeout(() => {}, 600_000);
