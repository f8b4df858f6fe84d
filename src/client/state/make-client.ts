import { dayAt, LAST_DAY } from '../../domain/kernel/day.ts';
import { newId, type RandomBytes } from '../../domain/kernel/id.ts';
import { err } from '../../domain/kernel/result.ts';
import type { AccountsClient } from '../accounts/accounts-client.ts';
import { makePhoneClock, type PhoneClock } from '../data/phone-clock.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';
import { fraction } from '../platform/random.ts';
import { noStorageProtection, type StorageProtection } from '../storage-protection/protection.ts';
import type { CheckResult } from '../sync/digest.ts';
import type { EngineOptions, SyncEngine } from '../sync/engine-types.ts';
import { silence } from '../sync/live-feed.ts';
import { makeRelaySender } from '../sync/relay/relay-sender.ts';
import type { SendRelayFile } from '../sync/relay/relay-transport.ts';
import type { Client } from './client.ts';
import { makePhotosLoader } from './load-photos.ts';
import { makeSession } from './session.ts';

/** Parts of the client that its engine works with. */
export type EngineParts = Omit<EngineOptions, 'store' | 'transport' | 'exclusive'>;

interface ClientOptions extends Pick<EngineOptions, 'schedule'> {
  readonly store: Store;
  readonly makeEngine: (parts: EngineParts) => SyncEngine;
  /** Compares the phone's records with the server's; by default there is no server to ask. */
  readonly check?: (engine: SyncEngine) => Promise<CheckResult>;
  readonly accounts: AccountsClient;
  /** Delivers relay files; by default over HTTP. */
  readonly sendRelayFile?: SendRelayFile;
  /** Protects the phone's storage; by default nothing does. */
  readonly protection?: StorageProtection;
  /** Builds the part for photos, called when there is a first one. */
  readonly loadPhotos?: (engine: SyncEngine) => Promise<Photos>;
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** The clock that the store reads; by default the phone's clock alone. */
  readonly clock?: PhoneClock;
  readonly random: RandomBytes;
}

/** Calls `work` after each successful sync, which shows that relay files and photos can be sent too. */
function afterEachSync(engine: SyncEngine, work: () => void): void {
  let wasWorking = false;
  engine.subscribe(({ working, failure, session }) => {
    const hasEnded = wasWorking && !working;
    wasWorking = working;
    if (hasEnded && failure === null && session === 'signed_in') work();
  });
}

const checkNothing = async (): Promise<CheckResult> => err({ code: 'offline' });

/** Loads the transport of relay files with the first file. */
const sendRelayFileLater: SendRelayFile = async (file) => {
  const part = await import('../sync/relay/relay-transport.ts').catch(() => undefined);
  return part ? part.sendRelayFile(file) : err({ code: 'later' });
};

/** Builds the client from its parts. Nothing here uses browser APIs. */
export function makeClient(options: ClientOptions): Client {
  const {
    store,
    random,
    now,
    schedule,
    sendRelayFile = sendRelayFileLater,
    check = checkNothing,
    protection = noStorageProtection,
  } = options;
  const { clock = makePhoneClock({ now }) } = options;
  const jitter = () => fraction(random);
  const engine = options.makeEngine({ now, schedule, clock, random: jitter });
  const relaySender = makeRelaySender({
    relayFiles: store.relayFiles,
    send: sendRelayFile,
    now,
    random: jitter,
    schedule,
  });
  const photos = makePhotosLoader(store, () => options.loadPhotos?.(engine));
  afterEachSync(engine, () => {
    relaySender.trigger();
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
  const commandOptions: Client['commandOptions'] = {
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
  };
  return {
    store,
    engine,
    status: engine,
    checkData: () => check(engine),
    live: silence,
    protection,
    photos: photos.load,
    relaySender,
    session,
    commandOptions,
    time,
    trust,
    lastDay,
    dispose() {
      stopTiming();
      session.dispose();
      photos.dispose();
      engine.stop();
      relaySender.stop();
      protection.stop();
      store.close();
    },
  };
}
