import type { ChangeRow } from '../../src/client/data/idb/rows.ts';
import { allChanges } from '../../src/client/data/outbox/receipts.ts';
import { localRecords } from '../../src/client/data/replica/local-record.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { mayReadScope } from '../../src/domain/kernel/scope.ts';
import { type Change, isCreation } from '../../src/domain/records/change.ts';
import { upcast } from '../../src/domain/records/upcast.ts';
import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { isSameChange } from '../../src/server/records/decide.ts';
import { changeColumns, changeFromRow } from '../../src/server/records/rows/change-row.ts';
import { recordColumns, recordFromRow } from '../../src/server/records/rows/record-row.ts';
import type { District, Neighbour } from './district.ts';
import type { Phone } from './phone.ts';

/** What the server has of a district, read once. */
interface ServerState {
  readonly changes: ReadonlyMap<Id, Change>;
  /** Those that phones sent, as against the office's own. */
  readonly sent: readonly Id[];
  readonly records: ReadonlyMap<Id, { readonly scope: string; readonly deleted: boolean; readonly fields: string }>;
}

/** JSON with its keys in order. */
const canonical = (fields: object): string =>
  JSON.stringify(fields, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );

async function readServer({ context: { db, district }, people }: District): Promise<ServerState> {
  const rowsOfChanges = await db.selectFrom('change').where('district', '=', district).select(changeColumns).execute();
  const changes = rowsOfChanges.map(changeFromRow);
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .select([...recordColumns, 'scope', 'deleted'])
    .execute();
  return {
    changes: new Map(changes.map((change) => [change.id, change])),
    sent: changes.filter(({ author }) => author !== people.administrator.member).map(({ id }) => id),
    records: new Map(
      rows.map((row) => [
        row.id,
        { scope: row.scope, deleted: row.deleted, fields: canonical(recordFromRow(row).fields) },
      ]),
    ),
  };
}

/** What is wrong with where a change has got to; undefined when nothing is. */
function faultOf(last: ChangeRow, now: ChangeRow | undefined, server: ServerState): string | undefined {
  // Another phone's change of other content may stand under the id of an arrival, or of an event's leaflets.
  const there = server.changes.get(last.id);
  const isThere = there !== undefined && isSameChange(there, upcast(now ?? last));
  // Forgotten 30 days after its receipt: then the server must have it.
  const state = now?.state ?? (last.state === 'acknowledged' || last.state === 'withdrawn' ? last.state : 'lost');
  switch (state) {
    case 'acknowledged':
      return isThere ? undefined : 'has a receipt and is not on the server';
    case 'refused':
      if (!now?.refusal?.code) return 'is in 需要处理 without a reason';
      return isThere ? 'is in 需要处理 and on the server' : undefined;
    case 'held':
      return isThere ? 'is held and on the server' : undefined;
    case 'withdrawn': {
      const record = server.records.get(last.id);
      return isCreation(last) && isThere && record && !record.deleted
        ? 'was taken back or mended and stands on the server'
        : undefined;
    }
    case 'unsent':
      return 'was never sent';
    default:
      return 'is lost';
  }
}

/** Its author may not delete there any more what came late: that stands in 需要处理, with the reason. */
const isSaid = (record: Id, rows: readonly ChangeRow[]): boolean =>
  rows.some(
    (row) => row.record === record && row.fields.deleted === true && row.state === 'refused' && row.refusal?.code,
  );

/** Nothing saved is lost or doubled: each change is on the server once, or on the phone with a reason, or was mended. */
async function checkChanges(phone: Phone, others: readonly Phone[], server: ServerState): Promise<string[]> {
  const rows = await phone.disk.raw.read(allChanges);
  const current = new Map(rows.map((row) => [row.id, row]));
  const found: string[] = [];
  for (const [id, last] of phone.disk.journal.changes) {
    const fault = faultOf(last, current.get(id), server);
    // Of two phones with one content, one may send what the other took back.
    const isSentElsewhere =
      last.state === 'withdrawn' && others.some(({ disk }) => disk.journal.changes.get(id)?.state === 'acknowledged');
    const isInSight = last.state === 'withdrawn' && isSaid(last.record, rows);
    if (fault && !isSentElsewhere && !isInSight) found.push(`${phone.name}: change ${id} of ${last.record} ${fault}`);
  }
  return found;
}

/** What the phone holds and shows of its scopes is what the server has, no more and no less. */
async function checkView({ context }: District, phone: Phone, server: ServerState): Promise<string[]> {
  const { rows, locals, meta } = await phone.disk.raw.read(async (tx) => {
    const rows = await tx.all('record');
    return { rows, locals: await localRecords(tx, rows), meta: await tx.get('meta', 'sync') };
  });
  const cursors = (meta?.value as { cursors: Readonly<Record<string, number>> } | undefined)?.cursors ?? {};
  const actor = await actorOf(context, phone.member);
  const found = Object.keys(cursors)
    .filter((scope) => !actor || !mayReadScope(actor, scope))
    .map((scope) => `${phone.name}: holds ${scope}`);
  const shown = new Set<Id>();
  for (const [i, row] of rows.entries()) {
    const local = locals[i];
    if (row.base && cursors[row.base.scope] === undefined)
      found.push(`${phone.name}: keeps record ${row.id} of ${row.base.scope}`);
    if (local?.pending.length) {
      shown.add(row.id);
      continue;
    }
    const known = server.records.get(row.id);
    if (!local || local.record.fields.deleted === true) continue;
    // Own work of a year that the phone does not hold stays in sight from its own words.
    if (known && cursors[known.scope] === undefined && local.record.author === phone.member) continue;
    shown.add(row.id);
    if (!known || known.deleted) found.push(`${phone.name}: shows record ${row.id}, which is not there`);
    else if (canonical(local.record.fields) !== known.fields)
      found.push(`${phone.name}: shows ${row.id} as ${canonical(local.record.fields)}, not ${known.fields}`);
  }
  for (const [id, { scope, deleted }] of server.records)
    if (!deleted && cursors[scope] !== undefined && !shown.has(id))
      found.push(`${phone.name}: does not show record ${id} of ${scope}`);
  return found;
}

/** Two districts of one database share nothing: no record goes to the other's phones, and no change comes from them. */
export async function checkNeighbour(
  { context: { db, district }, changes, work }: Neighbour,
  phones: readonly Phone[],
): Promise<string[]> {
  const rows = await db.selectFrom('change').where('district', '=', district).select('id').execute();
  const found = rows.filter(({ id }) => !changes.has(id)).map(({ id }) => `change ${id} went to the neighbour`);
  if (rows.length < changes.size) found.push('the neighbour lost changes');
  for (const phone of phones) {
    const records = await phone.disk.raw.read((tx) => tx.all('record'));
    for (const { id } of records) if (work.has(id)) found.push(`${phone.name}: holds record ${id} of the neighbour`);
  }
  return found;
}

/**
 * All that must be true once everybody has been online for a while.
 * @returns what is not
 */
export async function findViolations(district: District, phones: readonly Phone[]): Promise<string[]> {
  const server = await readServer(district);
  const found: string[] = [];
  for (const phone of phones) {
    const others = phones.filter((other) => other !== phone);
    found.push(...(await checkChanges(phone, others, server)), ...(await checkView(district, phone, server)));
  }
  const saved = new Set(phones.flatMap(({ disk }) => [...disk.journal.changes.keys()]));
  for (const id of server.sent) if (!saved.has(id)) found.push(`change ${id} is on the server and nobody saved it`);
  const { differences } = await verifyFigures(district.context.db, district.context.district);
  return [...found, ...differences.map((difference) => `figures: ${JSON.stringify(difference)}`)];
}
