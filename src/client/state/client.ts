import type { Day } from '../../domain/kernel/day.ts';
import type { Trust } from '../../domain/kernel/phone-clock.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';
import type { StorageProtection } from '../storage-protection/protection.ts';
import type { CheckResult } from '../sync/digest.ts';
import type { SyncEngine } from '../sync/engine-types.ts';
import type { LiveFeed } from '../sync/live.ts';
import type { Courier } from '../sync/relay/courier.ts';
import type { StatusFeed } from '../sync/status-share.ts';
import type { Commands } from './commands.ts';
import type { Session } from './session.ts';

/** All that pages work with; built once by the composition root. */
export interface Client {
  readonly store: Store;
  readonly engine: SyncEngine;
  /** What the sync is at, the same in every tab. */
  readonly status: StatusFeed;
  /** Compares what the phone holds with what the server holds, and mends it. */
  readonly checkData: () => Promise<CheckResult>;
  /** Hints from the server that something is new. */
  readonly live: LiveFeed;
  /** This phone's photos: their chunk is fetched at the first call. */
  readonly photos: () => Promise<Photos>;
  readonly courier: Courier;
  readonly session: Session;
  readonly commands: Commands;
  readonly protection: StorageProtection;
  /** The phone's best estimate of server time, milliseconds since 1970. */
  readonly time: () => number;
  /** How sure that is. */
  readonly trust: () => Trust;
  /** The last day that a date may name: today, or any day while the phone's clock is not confirmed. */
  readonly lastDay: () => Day;
  /** Ends timers, listeners and the database connection. */
  readonly dispose: () => void;
}
