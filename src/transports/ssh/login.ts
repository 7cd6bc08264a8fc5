import type { AnyAuthMethod, AuthHandlerMiddleware, KeyboardInteractiveCallback, Prompt } from 'ssh2';
import type { Asking } from './asking.ts';
import type { OfferedKeys } from './keys/keyring.ts';
import { place } from './route/failure.ts';
import type { Limit } from './route/limit.ts';
import type { HostConfig } from './route/user-config.ts';

/** How a login goes on, and what the host said that it takes. */
export type Login = { readonly handler: AuthHandlerMiddleware; readonly methods: () => readonly string[] };

/** For passwords and for what a host asks in its own words, together (NumberOfPasswordPrompts, ssh_config(5)). */
const mostQuestions = 6;
const mostPasswords = 3;

/**
 * The order of a login: keys at once, without asking first what the host takes; then, where a human is there,
 * what it asks in its own words, and a password.
 */
export const login = (config: HostConfig, { agent, keys }: OfferedKeys, asking: Asking, limit: Limit): Login => {
  const { user: username } = config;
  const who = `${username}@${place(config)}`;
  let methods: readonly string[] = [];
  let keysLeft = keys.length > 0;
  let passwords = 0;
  let questions = 0;

  /** Undefined once there is nobody to ask, or the host has asked enough. */
  const ask = async (question: string, secret: boolean): Promise<string | undefined> => {
    questions += 1;
    if (questions > mostQuestions) return undefined;
    const typed = await limit.outside(asking.ask(who, question, secret, limit.signal));
    if (typed === undefined) questions = mostQuestions;
    return typed;
  };
  const answer = async (instructions: string, prompts: readonly Prompt[]): Promise<string[]> => {
    const answers: string[] = [];
    for (const { prompt, echo } of prompts) answers.push((await ask(`${instructions} ${prompt}`, echo !== true)) ?? '');
    return answers;
  };
  const handler: AuthHandlerMiddleware = (left: readonly string[] | null, _, next) => {
    methods = left ?? [];
    // ssh2 ends the login at false, and throws where the connection has ended by now.
    const go = (method: AnyAuthMethod | false): void => {
      try {
        next(method as AnyAuthMethod);
      } catch {
        return;
      }
    };
    if (keysLeft && left?.includes('publickey') !== false) {
      keysLeft = false;
      return go({ type: 'agent', username, agent });
    }
    if (left === null) return go({ type: 'none', username });
    if (!asking.possible || passwords >= mostPasswords || questions >= mostQuestions) return go(false);
    passwords += 1;
    if (left.includes('keyboard-interactive')) return go({ type: 'keyboard-interactive', username, prompt });
    if (!left.includes('password')) return go(false);
    void ask('Password:', true).then((password) =>
      go(password === undefined ? false : { type: 'password', username, password }),
    );
  };
  const prompt = (
    _: string,
    instructions: string,
    __: string,
    prompts: Prompt[],
    finish: KeyboardInteractiveCallback,
  ): void => {
    void answer(instructions, prompts)
      .then(finish)
      .catch(() => {});
  };
  return { handler, methods: () => methods };
};
