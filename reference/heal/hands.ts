import type { Step } from '../../src/index.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Types steps at their places, in terminals that stay open as a person keeps them. */
export type Hands = {
  /** Undefined where the step was typed, else why it could not be. */
  readonly type: (step: Step & { readonly run: string }) => Promise<string | undefined>;
  readonly close: () => void;
};

/** How long a command may take, and how long a person waits to see that one stays. */
const patience = { ends: 120_000, stays: 3000 };

/**
 * Hands with one terminal on the host at first.
 *
 * @param where the command line that leads to the host
 * @param containerShell the host's command that opens a shell inside the lab's container, where the lab has one
 */
export const handsAt = (where: readonly string[], containerShell: string | undefined): Hands => {
  const all: Terminal[] = [];
  const opened = (shell: string): Terminal => {
    const terminal = openTerminal(where, shell);
    all.push(terminal);
    return terminal;
  };
  let host: Terminal | undefined;
  let isolated: Terminal | undefined;
  let container: Terminal | undefined;
  const terminalAt = (place: Step['place']): Terminal | string => {
    if (place === 'host') return (host ??= opened('bash'));
    if (place === 'shell') return isolated ?? 'no step has opened the isolated shell';
    if (containerShell === undefined) return 'the lab has no container to type in';
    return (container ??= opened(containerShell));
  };
  /** A line that stays has its terminal for itself: what it opened is the isolated shell, or it serves. */
  const leave = (terminal: Terminal, opensShell: boolean): void => {
    if (host === terminal) host = undefined;
    if (isolated === terminal) isolated = undefined;
    if (opensShell) isolated = terminal;
  };
  return {
    type: async ({ place, run, stays }) => {
      const terminal = terminalAt(place);
      if (typeof terminal === 'string') return terminal;
      const took = await terminal.type(run, stays ? patience.stays : patience.ends);
      if (stays) leave(terminal, took);
      else if (!took) return `"${run}" does not return: ${terminal.screen().trim().split('\n').at(-1)}`;
      return undefined;
    },
    close: () => {
      for (const terminal of all) terminal.close();
    },
  };
};
