import { dayAt, LAST_DAY } from '../../domain/kernel/day.ts';
import { newId, type RandomBytes } from '../../domain/kernel/id.ts';
import { err } from '../../domain/kernel/result.ts';
import type { AccountsClient } from '../accounts/accounts-client.ts';
import { makePhoneClock, type PhoneClock } from '../data/phone-clock.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';
import { noStorageProtection, type StorageProtection } from '../storage-protection/protection.ts';
import type { AskDigest, CheckOptions, CheckResult } from '../sync/digest.ts';
import { makeSyncEngine } from '../sync/engine.ts';
import type { EngineOptions, SyncEngine } from '../sync/engine-types.ts';
import { silence } from '../sync/live.ts';
import type { Carry } from '../sync/relay/carry.ts';
import { makeCourier } from '../sync/relay/courier.ts';
import type { Transport } from '../sync/transport.ts';
import type { Client } from './client.ts';
import { makeCommands } from './commands.ts';
import { makePhotosLoader } from './load-photos.ts';
import { makeSession } from './session.ts';

export interface ClientOptions extends Pick<EngineOptions, 'schedule' | 'exclusive'> {
  readonly store: Store;
  readonly transport: Transport;
  /** Asks the server for digests; left out, there is nobody to ask. */
  readonly digest?: AskDigest;
  readonly accounts: AccountsClient;
  /** How teammates' files reach the server; over HTTP, unless said otherwise. */
  readonly carry?: Carry;
  /** Looks after what the phone holds; nobody does, unless said otherwise. */
  readonly protection?: StorageProtection;
  /** Builds what handles photos; asked for when there is a first one. */
  readonly loadPhotos?: (engine: SyncEngine) => Promise<Photos>;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** The same that the store reads; left out, the phone's clock alone. */
  readonly clock?: PhoneClock;
  readonly random: RandomBytes;
}

/** Each sync that went well shows that there is a network for teammates' files and for photos too. */
function afterEachSync(engine: SyncEngine, work: () => void): void {
  let wasWorking = false;
  engine.subscribe(({ working, failure, session }) => {
    const hasEnded = wasWorking && !working;
    wasWorking = working;
    if (hasEnded && failure === null && session === 'signed_in') work();
  });
}

const nobody: AskDigest = async () => err({ code: 'offline' });

/** The comparing comes with its first use: seconds after the start at the earliest. */
async function checkLater(options: CheckOptions): Promise<CheckResult> {
  const part = await import('../sync/digest.ts').catch(() => undefined);
  return part ? part.checkData(options) : { ok: false, error: { code: 'offline' } };
}

/** What brings teammates' files comes with the first of them. */
const carryLater: Carry = async (file) => {
  const part = await import('../sync/relay/carry.ts').catch(() => undefined);
  return part ? part.carryOverHttp(file) : err({ code: 'later' });
};

/** Builds the client over its parts; nothing here touches the browser. */
export function makeClient(options: ClientOptions): Client {
  const {
    store,
    random,
    now,
    schedule,
    carry = carryLater,
    digest = nobody,
    protection = noStorageProtection,
  } = options;
  const { clock = makePhoneClock({ now }) } = options;
  const fraction = () => new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32;
  const engine = makeSyncEngine({ ...options, clock, random: fraction });
  const courier = makeCourier({ parcels: store.parcels, carry, now, random: fraction, schedule });
  const photos = makePhotosLoader(store, () => options.loadPhotos?.(engine));
  afterEachSync(engine, () => {
    courier.trigger();
    photos.wake();
  });
  const session = makeSession({ store, engine, accounts: options.accounts, newId: () => newId(now(), random) });
  let known: Parameters<PhoneClock['read']>[0] = { offset: 0, lastContact: null };
  const stopTiming = store.watch(
    () => store.timing(),
    (value) => {
      known = value;
    },
    () => {},
  );
  const time = () => clock.read(known).time;
  const trust = () => clock.read(known).trust;
  const lastDay = () => (trust() === 'confirmed' ? dayAt(time()) : LAST_DAY);
  const identity = async () => session.identity() ?? store.identity();
  const commands = makeCommands({
    store,
    identity,
    time,
    lastDay,
    random,
    written() {
      engine.trigger('write');
      protection.saved();
    },
    photosNamed: photos.named,
  });
  return {
    store,
    engine,
    status: engine,
    checkData: () => checkLater({ store, engine, ask: digest }),
    live: silence,
    protection,
    photos: photos.load,
    courier,
    session,
    commands,
    time,
    trust,
    lastDay,
    dispose() {
      stopTiming();
      session.dispose();
      photos.dispose();
      engine.stop();
      courier.stop();
      protection.stop();
      store.close();
    },
  };
}
