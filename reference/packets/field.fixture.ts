import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Output } from '../../src/model/probe.ts';

export type Space = 'host' | 'container' | 'outside' | 'elsewhere';
/** How far a packet came: to the host, to an outside with some source, and whether its answer came to the container. */
export type Arrival = { readonly host: boolean; readonly outside: string | null; readonly answered: boolean };
export type Arrivals = Readonly<Record<'ping' | 'udp' | 'tcp', Arrival>>;

/** A network of namespaces that lasts as long as its program. */
export type Field = {
  /** The link of the host by which the container's packets come. */
  readonly carrier: string;
  readonly run: (space: Space, command: string) => Promise<Output & { readonly errors: string }>;
  readonly send: (address: string) => Promise<Arrivals>;
  readonly close: () => void;
};

const program = new URL('field.py', import.meta.url).pathname;

export const openField = async (bridged: boolean): Promise<Field> => {
  const child: ChildProcessWithoutNullStreams = spawn('/usr/bin/python3', [program, ...(bridged ? ['--bridge'] : [])]);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the network ended: ${errors}`);
    return JSON.parse(value) as Record<string, unknown>;
  };
  const ask = (request: object): Promise<Record<string, unknown>> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  };
  const { carrier } = await answer();
  return {
    carrier: String(carrier),
    run: async (space, command) => {
      const { status, output, errors } = await ask({ run: command, in: space });
      return { status: Number(status), bytes: Buffer.from(String(output), 'base64'), errors: String(errors) };
    },
    send: async (address) => (await ask({ send: address })) as Arrivals,
    close: () => void child.stdin.end(),
  };
};
