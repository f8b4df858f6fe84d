import { randomUUID } from 'node:crypto';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { appendTrusted, type DraftChange } from '../../src/server/records/append.ts';
import { must } from './must.ts';

/** The second district of every fixture, and its name. */
export const NEIGHBOUR = 'neighbour';
const NAME = '邻区';

/** The same server's view of the second district. */
export const neighbourOf = (context: ServerContext): ServerContext => ({ ...context, district: NEIGHBOUR });

/** Makes the second district in a fixture's database, unless it is there, under a host name where requests come over HTTP. */
export async function addNeighbour({ db }: Pick<ServerContext, 'db'>, host?: string): Promise<void> {
  await db
    .insertInto('district')
    .values({ id: NEIGHBOUR, name: NAME, epoch: randomUUID(), own_secret: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (host !== undefined) await db.insertInto('district_host').values({ host, district: NEIGHBOUR }).execute();
}

/**
 * Writes a fixture's records into the second district too, under the same ids and with other names, and a day's work of
 * each member: a query that forgets its district finds two rows for one, reads another name, or counts too much.
 */
export async function fillNeighbour(
  context: ServerContext,
  author: Id,
  drafts: readonly DraftChange[],
  day = '2026-06-01',
): Promise<void> {
  await addNeighbour(context);
  const twins = drafts.map((draft) => ({ ...draft, fields: { ...draft.fields, name: `${NAME}${draft.fields.name}` } }));
  const work = drafts.flatMap(({ id, kind, fields: { squad } }): DraftChange[] =>
    kind === 'member' && squad !== undefined
      ? [{ id: randomUUID(), kind: 'leaflet', fields: { date: day, quantity: 999, member: id, squad } }]
      : [],
  );
  must(await appendTrusted(neighbourOf(context), author, [...twins, ...work]));
}
