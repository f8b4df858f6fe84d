import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { SERVER_MARK } from '../../../protocol/kernel/error.ts';
import { PROTOCOL } from '../../../protocol/kernel/version.ts';
import { errorCode } from '../database/failure.ts';
import { failureResponse } from './failure.ts';

/** Maximum time until a request's headers have arrived, in milliseconds. */
const HEADERS_MS = 30_000;
/**
 * Maximum time until a whole request has arrived, in milliseconds. A megabyte over a village's 50 kbit/s takes 160 s.
 * Phones time out earlier.
 */
const REQUEST_MS = 200_000;

type Handler = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

export interface ListenFailure {
  readonly code: 'port_in_use' | 'port_forbidden';
  readonly message: string;
  readonly todo: string;
}

export interface Listener {
  /** The given port, or the one chosen by the system. */
  readonly port: number;
  /** Sets the handler. Requests before that get 503 with Retry-After. */
  serve(handler: Handler): void;
  /** Stops accepting requests, lets the running ones end, and cuts them off after `grace` milliseconds. */
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
 * Answers a request that is malformed or too slow. Node's own answers lack our header.
 * Only the answer to a slow request has it: a malformed request was damaged on its way, and the phone must not take a
 * refusal of it for the server's word on its records.
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
 * Opens the port before any slow work, so that starting the server twice fails at once.
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
