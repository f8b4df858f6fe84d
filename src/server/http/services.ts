import type { Accounts } from '../accounts/accounts.ts';
import type { Pages } from '../pages/serve.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import type { Disk } from '../platform/disk.ts';
import type { QueueBudgets } from '../platform/http/gate.ts';
import type { StaticFiles } from '../platform/http/static-files.ts';
import type { Logger } from '../platform/log.ts';
import type { LiveHub } from '../sync/live-hub.ts';
import type { TipPhotoBudget } from '../tips/photo-budget.ts';
import type { ProofRange } from '../tips/pow-difficulty.ts';

/** Services of a server process, shared by all districts; built by the composition root. */
export interface Shared {
  readonly platform: Platform;
  readonly photos: PhotoStore;
  readonly disk: Disk;
  readonly queueBudgets: QueueBudgets;
  readonly staticFiles: StaticFiles;
  /** Of proofs of work while the rate is low. */
  readonly proofRange: ProofRange;
  readonly log: Logger;
  /** Configured origin at which phones reach the server. */
  readonly publicUrl: string;
}

/** Services of the routes of one district. */
export interface Services extends Shared {
  readonly context: ServerContext;
  readonly accounts: Accounts;
  readonly live: Pick<LiveHub, 'open'>;
  readonly pages: Pages;
  readonly tipPhotoBudget: TipPhotoBudget;
  /** The district's own secret: it signs sessions, and the keys of relay files and proofs derive from it. */
  readonly secret: string;
  /** Origin at which phones reach the district. */
  readonly publicUrl: string;
}
