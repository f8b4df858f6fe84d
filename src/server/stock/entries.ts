import { type Kysely, sql } from 'kysely';
import { isDay } from '../../domain/kernel/day.ts';
import { isId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { kindNames, kindOf } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, postingsOf, recordDay, textField } from '../../domain/records/record.ts';
import { countOf, isDelivery } from '../../domain/stock/ledger.ts';
import type { EntriesQuery, EntriesResponse, EntryRow } from '../../protocol/stock/stock.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';
import { idsIn } from './stock.ts';

/** Records read for one page; a filter by account may leave fewer. */
export const ENTRIES_PAGE = 100;

/** Kinds with dated entries of the ledger. A material's own stock is in the table of materials. */
const entryKinds = kindNames.filter((name) => {
  const { family, postings } = kindOf(name);
  return family === 'ledger' || (family === 'activity' && postings);
});

type Arrived = Pick<EntryRow, 'arrived' | 'sent'>;

/** Reads the copies that arrived of each movement, and those that were sent then. */
async function readArrived(db: Kysely<Database>, district: string, movements: readonly string[]) {
  if (movements.length === 0) return new Map<string, Arrived>();
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'arrival')
    .where('deleted', '=', false)
    .where(sql<string>`fields->>'movement'`, '=', sql<string>`any(${movements}::text[])`)
    .select([
      sql<string>`fields->>'movement'`.as('movement'),
      sql<number>`(fields->>'counted')::float8`.as('arrived'),
      sql<number>`(fields->>'sent')::float8`.as('sent'),
    ])
    .orderBy('seq')
    .execute();
  return new Map<string, Arrived>(rows.map(({ movement, ...row }) => [movement, row]));
}

function entryOf(record: FoldedRecord, arrived: ReadonlyMap<string, Arrived>): EntryRow {
  const [posting] = postingsOf(record);
  const count = countOf(record);
  return {
    record: record.id,
    kind: record.kind,
    day: recordDay(record) ?? '',
    material: textField(record, 'material') ?? null,
    batch: textField(record, 'batch') ?? '',
    from: posting?.from ?? count?.account ?? null,
    to: posting?.to ?? null,
    quantity: posting?.quantity ?? count?.counted ?? Number(record.fields.counted ?? 0),
    author: record.author ?? '',
    ...(isDelivery(record) ? (arrived.get(record.id) ?? { arrived: null }) : {}),
  };
}

const touches = ({ from, to }: EntryRow, account: string): boolean => from === account || to === account;

function readKey(text: string): { readonly day: string; readonly id: string } | undefined {
  const [day, id] = text.split('_');
  return isDay(day) && isId(id) ? { day, id } : undefined;
}

/**
 * Reads a page of the ledger's records, newest day first.
 * @returns `bad_request` for an invalid `after`
 */
export async function readEntries(
  { db, district }: ServerContext,
  { from, to, account, material, after: text }: EntriesQuery,
): Promise<Result<EntriesResponse, 'bad_request'>> {
  const after = text === undefined ? undefined : readKey(text);
  if (text !== undefined && !after) return err('bad_request');
  const [side, holder] = account?.split('/') ?? [];
  const column = side === 'squad' || side === 'member' ? side : undefined;
  if (column && !isId(holder)) return err('bad_request');
  return inSnapshot(db, async (snapshot) => {
    const read = await snapshot
      .selectFrom('record')
      .where('district', '=', district)
      .where('kind', 'in', entryKinds)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('deleted', '=', false)
      .where('date_unsure', '=', false)
      .where('status', '<>', 'returned')
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(day, id) < (${after?.day}::date, ${after?.id}::uuid)`),
      )
      .$if(material !== undefined, (query) => query.where(sql<string>`fields->>'material'`, '=', material ?? ''))
      .$if(column !== undefined, (query) => query.where(column ?? 'squad', '=', holder ?? ''))
      .select(recordColumns)
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .limit(ENTRIES_PAGE + 1)
      .execute();
    const page = read.slice(0, ENTRIES_PAGE).map(recordFromRow);
    const movements = page.flatMap(({ kind, id }) => (kind === 'movement' ? [id] : []));
    const arrived = await readArrived(snapshot, district, movements);
    const rows = page
      .map((record) => entryOf(record, arrived))
      .filter((row) => account === undefined || touches(row, account));
    const ids = rows.flatMap(({ material: each, author, from: giver, to: taker }) => [
      each,
      author,
      ...idsIn([giver, taker]),
    ]);
    const last = page.at(-1);
    return ok({
      rows,
      names: Object.fromEntries(await readNames(snapshot, district, ids)),
      next: read.length > page.length && last ? `${recordDay(last)}_${last.id}` : null,
    });
  });
}
