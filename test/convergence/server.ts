import type pg from 'pg';
import * as v from 'valibot';
import type { Actor } from '../../src/domain/kernel/actor.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { mayReadScope } from '../../src/domain/kernel/scope.ts';
import { scopeOf } from '../../src/domain/records/record.ts';
import { PROTOCOL_HEADER } from '../../src/protocol/kernel/version.ts';
import { PullResponse } from '../../src/protocol/sync/pull.ts';
import { recordFromWire } from '../../src/protocol/sync/record-wire.ts';
import type { Session } from '../../src/server/accounts/session.ts';
import { dispatch } from '../../src/server/http/dispatch.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { failureResponse } from '../../src/server/platform/http/failure.ts';
import { makeQueueBudgets } from '../../src/server/platform/http/gate.ts';
import { makeLimits } from '../../src/server/platform/http/limits.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { syncRoutes } from '../../src/server/sync/routes.ts';
import { type Death, mortalDatabase, ServerKilled } from './mortal-database.ts';
import type { Random } from './random.ts';

/** A request as it comes out of the network. */
export interface Sent {
  readonly member: Id;
  readonly name: string;
  /** JSON, or what is left of it. */
  readonly body: string;
  /** Compressed on its way; what arrives is the same. */
  readonly isPacked: boolean;
  /** The protocol version that the phone speaks. */
  readonly protocol: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The server's real routes behind a door of our own: sessions are given, the rest is as over HTTP. */
export interface SimServer {
  readonly context: ServerContext;
  /** @returns undefined when the server was killed over it */
  serve(sent: Sent, death?: Death): Promise<Reply | undefined>;
  /** Records that went out to somebody who may not read them, and what was barred that must not be. */
  readonly faults: readonly string[];
}

export interface SimServerOptions {
  readonly pool: pg.Pool;
  readonly district: string;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function makeServer({ pool, district, random, now }: SimServerOptions): SimServer {
  const { db, doom } = mortalDatabase(pool);
  const context: ServerContext = { db, district, now, random: random.bytes };
  const routes = new Map(
    syncRoutes({ context, secret: district, queueBudgets: makeQueueBudgets() }).map((route) => [
      String(route.path),
      route,
    ]),
  );
  const faults: string[] = [];

  async function sessionOf(member: Id): Promise<Session | undefined> {
    const actor = await actorOf(context, member);
    return actor && { id: member, actor, expiresAt: Number.MAX_SAFE_INTEGER, isDue: false };
  }

  function noteLeaks(member: Id, actor: Actor | undefined, text: string): void {
    const pages = text.split('\n').filter(Boolean);
    const records = pages.flatMap((page) => v.parse(PullResponse, JSON.parse(page)).records);
    for (const record of records)
      if (!actor || !mayReadScope(actor, scopeOf(recordFromWire(record))))
        faults.push(`record ${record.id} of ${record.scope} went to ${member}`);
  }

  const limits = makeLimits(context.now, context.random);

  async function answer({ name, body, protocol }: Sent, session: Session | undefined): Promise<Response> {
    const path = `/api/sync/${name}`;
    const route = routes.get(path);
    if (!route) throw new Error(`no route ${path}`);
    const headers = { 'content-type': 'application/json', [PROTOCOL_HEADER]: String(protocol) };
    const request = new Request(`http://localhost${path}`, { method: 'POST', headers, body });
    const accounts = { current: async () => ({ cookies: [], ...(session ? { session } : {}) }) };
    return dispatch(route, { accounts, limits }, request, { address: '', cookie: undefined }, '');
  }

  return {
    context,
    faults,
    async serve(sent, death) {
      const session = await sessionOf(sent.member);
      doom(death);
      try {
        const response = await answer(sent, session).catch((thrown: unknown) => {
          if (thrown instanceof ServerKilled) return undefined;
          throw thrown;
        });
        if (!response) return random.chance(0.5) ? undefined : read(failureResponse({ code: 'internal' }));
        const reply = await read(response);
        if (sent.name !== 'pull' && reply.status === 426) faults.push(`${sent.name} was barred to an old version`);
        if (sent.name === 'pull' && reply.status === 200) noteLeaks(sent.member, session?.actor, reply.text);
        return reply;
      } finally {
        doom(undefined);
      }
    },
  };
}

const read = async (response: Response): Promise<Reply> => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
});
