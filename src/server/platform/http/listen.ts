import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { SERVER_MARK } from '../../../protocol/kernel/error.ts';
import { PROTOCOL } from '../../../protocol/kernel/version.ts';
import { errorCode } from '../database/failure.ts';
import { failureResponse } from './failure.ts';

/** A request's headers must be here so soon, ms … */
const HEADERS_MS = 30_000;
/** … and all of it so soon: a megabyte over a village's 50 kbit/s takes 160 s. Phones themselves give up before. */
const REQUEST_MS = 200_000;

type Handler = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

export interface ListenFailure {
  readonly code: 'port_in_use' | 'port_forbidden';
  readonly message: string;
  readonly todo: string;
}

export interface Listener {
  /** The port that was given, or chosen by the system. */
  readonly port: number;
  /** Until then every request is told to come again. */
  serve(handler: Handler): void;
  /** Takes no more requests, lets the running ones end, and after `grace` milliseconds cuts them off. */
  close(grace: number): Promise<void>;
}

function explain(thrown: unknown, port: number): ListenFailure {
  switch (errorCode(thrown)) {
    case 'EADDRINUSE':
      return {
        code: 'port_in_use',
        message: `Port ${port} is in use by another program, perhaps by a server that is running already.`,
        todo: 'stop that program, or choose another port, such as PORT=8081.',
      };
    case 'EACCES':
      return {
        code: 'port_forbidden',
        message: `This account may not use port ${port}.`,
        todo: 'choose a port above 1023, such as PORT=8080, and put a reverse proxy in front of it.',
      };
    default:
      throw thrown;
  }
}

async function bind(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Answers what was no request, or came too slowly; Node's own answers lack our mark. Only slowness is the server's own word:
 * what can not be parsed was mangled on its way, and is no reason to give up a record.
 */
function answerBroken(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const status = isSlow ? '408 Request Timeout' : '400 Bad Request';
  const mark = isSlow ? `${SERVER_MARK}: ${PROTOCOL}\r\n` : '';
  socket.end(`HTTP/1.1 ${status}\r\n${mark}connection: close\r\ncontent-length: 0\r\n\r\n`);
}

async function shut(server: Server, grace: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}

/**
 * Takes the port, before anything slow is done: whoever starts the server twice learns it at once.
 * @param port 0 lets the system choose
 */
export async function listen(port: number): Promise<Result<Listener, ListenFailure>> {
  let handler: Handler = () => failureResponse({ code: 'unavailable', retryAfter: 5 });
  const server = createAdaptorServer({
    fetch: (request, bindings) => handler(request, bindings as HttpBindings),
    serverOptions: { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS },
  }) as Server;
  server.on('clientError', answerBroken);
  try {
    await bind(server, port);
  } catch (thrown) {
    return err(explain(thrown, port));
  }
  let closing: Promise<void> | undefined;
  return ok({
    port: (server.address() as AddressInfo).port,
    serve(next) {
      handler = next;
    },
    close(grace) {
      closing ??= shut(server, grace);
      return closing;
    },
  });
}
