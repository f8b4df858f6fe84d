import { newId, type RandomBytes } from '../../domain/id.ts';
import type { Store } from '../storage/store.ts';
import { makeSyncEngine } from '../sync/engine.ts';
import type { EngineOptions } from '../sync/engine-types.ts';
import type { Transport } from '../sync/transport.ts';
import type { AccountsClient } from './accounts-client.ts';
import type { Client } from './client.ts';
import { makeCommands } from './commands.ts';
import { makeSession } from './session.ts';

export interface ClientOptions extends Pick<EngineOptions, 'schedule' | 'exclusive'> {
  readonly store: Store;
  readonly transport: Transport;
  readonly accounts: AccountsClient;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
}

/** Builds the client over its parts; nothing here touches the browser. */
export function makeClient(options: ClientOptions): Client {
  const { store, random, now } = options;
  const fraction = () => new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32;
  const engine = makeSyncEngine({ ...options, random: fraction });
  const session = makeSession({ store, engine, accounts: options.accounts, newId: () => newId(now(), random) });
  let offset = 0;
  const stopOffset = store.watch(
    () => store.offset(),
    (value) => {
      offset = value;
    },
    () => {},
  );
  const time = () => now() + offset;
  const identity = async () => session.identity() ?? store.identity();
  const commands = makeCommands({ store, identity, time, random, written: () => engine.trigger('write') });
  return {
    store,
    engine,
    session,
    commands,
    time,
    dispose() {
      stopOffset();
      session.dispose();
      engine.stop();
      store.close();
    },
  };
}
