import { connect, createServer, type Server, type Socket } from 'node:net';

/** A server of a test's on the loopback, that misbehaves. */
export type BadServer = {
  readonly port: number;
  /** How many connections there were. */
  readonly connections: () => number;
  /** Resolves when every one of them has been closed by the other side, or is closed here. */
  readonly allClosed: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Does that with each connection, the first being 0. */
export const badServer = async (behave: (socket: Socket, index: number) => void): Promise<BadServer> => {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    sockets.push(socket.resume());
    behave(socket, sockets.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    connections: () => sockets.length,
    allClosed: async () => {
      await Promise.all(
        sockets
          .filter((socket) => !socket.destroyed)
          .map((socket) => new Promise((resolve) => socket.once('close', resolve))),
      );
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Cut = { readonly after: number; readonly by: 'stall' | 'close' | 'reset' };

/** Stands before a real server and cuts each connection as told, after so many bytes of the server's. */
export const cuttingProxy = (to: number, cut: (index: number) => Cut | undefined): Promise<BadServer> =>
  badServer((socket, index) => {
    const upstream = connect(to, '127.0.0.1');
    const how = cut(index);
    let left = how?.after ?? Number.POSITIVE_INFINITY;
    upstream.on('error', () => {});
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => how?.by !== 'stall' && socket.end());
    socket.on('data', (chunk) => upstream.write(chunk));
    upstream.on('data', (chunk: Buffer) => {
      if (left > 0) socket.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      upstream.pause();
      if (how?.by === 'close') socket.end();
      if (how?.by === 'reset') socket.resetAndDestroy();
    });
  });
