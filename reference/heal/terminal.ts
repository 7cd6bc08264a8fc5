import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** An interactive shell under a pseudo-terminal, as a person has it in a window. */
export type Terminal = {
  /**
   * Types a line, and waits until its command has ended: false where it has not within the time. A line that opens
   * another shell counts as ended when that shell takes the next line.
   */
  readonly type: (line: string, milliseconds: number) => Promise<boolean>;
  /** The end of what the screen shows. */
  readonly screen: () => string;
  readonly close: () => void;
};

/** How much of the screen is kept. */
const longest = 4000;

/**
 * Opens one with script(1), which gives a shell its own pseudo-terminal.
 *
 * @param where the command line that leads to the host
 * @param shell the command line of the shell there
 */
export const openTerminal = (where: readonly string[], shell: string): Terminal => {
  const environment = ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'TERM=dumb'];
  const words = [...where, 'env', '-i', ...environment, 'script', '-q', '-f', '-c', shell, '/dev/null'];
  const child = spawn(words[0]!, words.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
  let shown = '';
  let typed = 0;
  let ended = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown = (shown + text).slice(-longest);
  });
  child.stdin.on('error', () => {});
  child.once('close', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  return {
    type: async (line, milliseconds) => {
      typed += 1;
      // The typed words are echoed; only their output joins them.
      child.stdin.write(`${line}\nprintf '%s%s\\n' took- ${typed}.\n`);
      const until = Date.now() + milliseconds;
      while (!shown.includes(`took-${typed}.`)) {
        if (ended || Date.now() > until) return false;
        await sleep(20);
      }
      return true;
    },
    screen: () => shown.slice(-300),
    close: () => {
      child.kill('SIGKILL');
    },
  };
};
