import type { Accounts } from '../accounts/accounts.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Disk } from '../platform/disk.ts';
import type { StaticFile } from '../platform/http/static-files.ts';
import type { Logger } from '../platform/log.ts';
import type { Live } from '../sync/live.ts';
import type { TipPhotoRoom } from '../tips/photo-room.ts';

/** What the routes work with; built once by the composition root. */
export interface Services {
  readonly context: ServerContext;
  readonly accounts: Accounts;
  readonly live: Live;
  readonly photos: PhotoStore;
  readonly disk: Disk;
  readonly tipPhotoRoom: TipPhotoRoom;
  /** Origin under which phones reach the server. */
  readonly publicUrl: string;
  /** The server's own, which signs sessions and from which the keys of relay files come. */
  readonly secret: string;
  readonly staticFiles: ReadonlyMap<string, StaticFile>;
  readonly log: Logger;
}
