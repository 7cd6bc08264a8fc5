import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { visible } from '../../languages/visible.ts';
import type { Ask } from '../../transports/ssh/index.ts';

/** Asks on the terminal that labcheck was started from; undefined where no human sits at both of its ends. */
export const terminalAsk = (): Ask | undefined => {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return ({ prompt, secret }, signal) =>
    new Promise((resolve) => {
      let quiet = false;
      // readline itself echoes the typed text, so the echo can be held back.
      const output = new Writable({
        write: (chunk: Buffer, _, done) => {
          if (!quiet) stderr.write(chunk);
          done();
        },
      });
      const reader = createInterface({ input: stdin, output, terminal: true });
      const end = (answer: string | undefined): void => {
        reader.close();
        if (secret) stderr.write('\n');
        resolve(answer);
      };
      signal.addEventListener('abort', () => end(undefined), { once: true });
      reader.once('SIGINT', () => {
        end(undefined);
        process.kill(process.pid, 'SIGINT');
      });
      reader.question(visible(prompt), end);
      quiet = secret;
    });
};
