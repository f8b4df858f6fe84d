import type { Day } from '../../domain/kernel/day.ts';
import type { Trust } from '../../domain/kernel/phone-clock.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';
import type { StorageProtection } from '../storage-protection/protection.ts';
import type { CheckResult } from '../sync/digest.ts';
import type { SyncEngine } from '../sync/engine-types.ts';
import type { LiveFeed } from '../sync/live-feed.ts';
import type { RelaySender } from '../sync/relay/relay-sender.ts';
import type { StatusFeed } from '../sync/status-share.ts';
import type { CommandOptions } from './commands.ts';
import type { Session } from './session.ts';

/** Everything that pages work with, built once by the composition root. */
export interface Client {
  readonly store: Store;
  readonly engine: SyncEngine;
  /** The sync status, the same in every tab. */
  readonly status: StatusFeed;
  /** Compares the phone's records with the server's and corrects differences. */
  readonly checkData: () => Promise<CheckResult>;
  /** Pokes from the server that something is new. */
  readonly live: LiveFeed;
  /** This phone's photos; their code is loaded by the first call. */
  readonly photos: () => Promise<Photos>;
  readonly relaySender: RelaySender;
  readonly session: Session;
  /** Parts from which `useCommands` makes the commands on records. */
  readonly commandOptions: CommandOptions;
  readonly protection: StorageProtection;
  /** The phone's best estimate of server time, milliseconds since 1970. */
  readonly time: () => number;
  /** How reliable that is. */
  readonly trust: () => Trust;
  /** The latest allowed date: today, or any day while the phone's clock is not confirmed. */
  readonly lastDay: () => Day;
  /** Stops timers and listeners and closes the database. */
  readonly dispose: () => void;
}
