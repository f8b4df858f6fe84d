import type { HttpBindings } from '@hono/node-server';
import type { Caller } from '../accounts/call.ts';
import { deviceKindOf } from '../accounts/device-kind.ts';

const isLoopback = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address);

/**
 * Who sends a request. Behind a reverse proxy on this machine it is the address that the proxy saw, the last in
 * X-Forwarded-For; from anywhere else the header is the sender's own invention and is not read.
 */
export function callerOf(request: Request, bindings: HttpBindings): Caller {
  const peer = bindings.incoming.socket.remoteAddress ?? '';
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return {
    address: forwarded && isLoopback(peer) ? forwarded : peer,
    cookie: request.headers.get('cookie') ?? undefined,
    device: deviceKindOf(request.headers.get('user-agent') ?? ''),
  };
}
