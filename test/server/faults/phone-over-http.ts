import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeCommands } from '../../../src/client/state/commands.ts';
import { makeSyncEngine } from '../../../src/client/sync/engine.ts';
import { httpTransport } from '../../../src/client/sync/http-transport.ts';
import type { Random } from '../../../src/demo/random.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';
import { signInAs, type TestServer } from '../platform/http/harness.ts';

/** Waits are as long as the engine says, but no longer than this. */
const LONGEST_WAIT_MS = 30;

/** The whole client of a member but for its pages: real engine, real HTTP, a store in memory. */
export async function phoneOverHttp(test: TestServer, member: Id, port: number, random: Random) {
  const actor = await actorOf(test.context, member);
  if (!actor) throw new Error(`${member} is not on the roster`);
  const cookie = await signInAs(test, member);
  const now = Date.now;
  const store = makeWholeStore(memoryBackend(), { now, random: random.bytes });
  must(await store.enter({ actor, district: { id: test.context.district, name: '清源区' } }));
  const engine = makeSyncEngine({
    store,
    transport: httpTransport({
      base: `http://localhost:${port}/api/sync`,
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('cookie', cookie);
        return fetch(input, { ...init, headers });
      },
    }),
    now,
    random: random.next,
    schedule(ms, work) {
      const timer = setTimeout(work, Math.min(ms, LONGEST_WAIT_MS));
      return () => clearTimeout(timer);
    },
  });
  const written = () => engine.trigger('write');
  const commands = makeCommands({ store, identity: store.identity, time: now, random: random.bytes, written });
  return { store, engine, commands };
}
