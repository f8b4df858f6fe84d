import type { HttpBindings } from '@hono/node-server';
import type { Caller } from '../accounts/call.ts';
import { deviceKindOf } from '../accounts/device-kind.ts';

const isLoopback = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address);

/**
 * Describes the sender of a request. Behind a reverse proxy on this machine, the address is the last in
 * X-Forwarded-For; from elsewhere that header can be forged and is ignored.
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
