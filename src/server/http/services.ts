import type { Accounts } from '../accounts/accounts.ts';
import type { ServerContext } from '../context.ts';
import type { Logger } from '../log.ts';
import type { Live } from '../sync/live.ts';
import type { StaticFile } from './static-files.ts';

/** What the routes work with; built once by the composition root. */
export interface Services {
  readonly context: ServerContext;
  readonly accounts: Accounts;
  readonly live: Live;
  /** Origin under which phones reach the server. */
  readonly publicUrl: string;
  readonly staticFiles: ReadonlyMap<string, StaticFile>;
  readonly log: Logger;
}
