import type { Accounts } from '../accounts/accounts.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import type { Disk } from '../platform/disk.ts';
import type { QueueBudgets } from '../platform/http/gate.ts';
import type { StaticFile } from '../platform/http/static-files.ts';
import type { Logger } from '../platform/log.ts';
import type { LiveHub } from '../sync/live-hub.ts';
import type { TipPhotoBudget } from '../tips/photo-budget.ts';

/** What a server process has once, whatever district a request is for; built by the composition root. */
export interface Shared {
  readonly platform: Platform;
  readonly photos: PhotoStore;
  readonly disk: Disk;
  readonly queueBudgets: QueueBudgets;
  readonly staticFiles: ReadonlyMap<string, StaticFile>;
  readonly log: Logger;
  /** Origin under which phones reach the server, as configured. */
  readonly publicUrl: string;
}

/** What the routes of one district work with. */
export interface Services extends Shared {
  readonly context: ServerContext;
  readonly accounts: Accounts;
  readonly live: Pick<LiveHub, 'open'>;
  readonly tipPhotoBudget: TipPhotoBudget;
  /** The district's own, which signs sessions and from which the keys of relay files and proofs come. */
  readonly secret: string;
  /** Origin under which phones reach the district. */
  readonly publicUrl: string;
}
