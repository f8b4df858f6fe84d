import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { WireRecord } from '../../protocol/sync/pull.ts';
import type { Database } from '../platform/database/tables.ts';
import type { StoredRecord } from '../records/rows/record-row.ts';

/** Where a phone stands in a scope. */
export interface Position {
  readonly scope: Scope;
  readonly cursor: number;
}

/** One step of a scope's story: a record as it now is, or one that left or was taken back (`gone`). */
type Step = { readonly scope: Scope; readonly seq: number } & (
  | (StoredRecord & { readonly gone: false })
  | { readonly id: string; readonly gone: true }
);

export interface Page {
  readonly records: WireRecord[];
  readonly gone: { id: string; scope: Scope }[];
  /** New positions of all scopes of the request. */
  readonly cursors: Record<Scope, number>;
  readonly more: boolean;
}

/**
 * The next steps of several scopes, scope by scope, each in the order of the sequence. Who comes to a scope for the
 * first time has nothing to lose: it is not told what is gone.
 */
async function readSteps(
  db: Kysely<Database>,
  district: string,
  positions: readonly Position[],
  limit: number,
): Promise<Step[]> {
  const scopes = positions.map(({ scope }) => scope);
  const cursors = positions.map(({ cursor }) => cursor);
  const { rows } = await sql<Step>`
    SELECT step.*, held.scope
    FROM unnest(${scopes}::text[], ${cursors}::bigint[]) WITH ORDINALITY AS held (scope, cursor, place)
    CROSS JOIN LATERAL (
      (SELECT seq, id, deleted AS gone, kind, fields, clocks, heads, author, created_clock
       FROM record
       WHERE district = ${district} AND scope = held.scope AND seq > held.cursor AND (NOT deleted OR held.cursor > 0)
       ORDER BY seq LIMIT ${limit})
      UNION ALL
      (SELECT seq, record, true, NULL, NULL, NULL, NULL, NULL, NULL
       FROM departure
       WHERE held.cursor > 0 AND district = ${district} AND scope = held.scope AND seq > held.cursor
       ORDER BY seq LIMIT ${limit})
      ORDER BY seq LIMIT ${limit}
    ) AS step
    ORDER BY held.place, step.seq
    LIMIT ${limit}
  `.execute(db);
  return rows;
}

const wireOf = (scope: Scope, row: StoredRecord): WireRecord => ({
  id: row.id,
  kind: row.kind as WireRecord['kind'],
  scope,
  fields: row.fields as WireRecord['fields'],
  clock: row.created_clock,
  ...(Object.keys(row.clocks).length ? { clocks: row.clocks as NonNullable<WireRecord['clocks']> } : {}),
  ...(row.heads ? { conflicts: row.heads as NonNullable<WireRecord['conflicts']> } : {}),
  author: row.author,
});

/**
 * A page of what is new in several scopes. A scope's cursor advances to the head only once the scope is exhausted, so
 * that the next page goes on exactly where this one ends.
 * @param limit steps on the page at most
 */
export async function readPage(
  db: Kysely<Database>,
  district: string,
  head: number,
  positions: readonly Position[],
  limit: number,
): Promise<Page> {
  const cursors = Object.fromEntries(positions.map(({ scope, cursor }) => [scope, cursor]));
  const behind = positions.filter(({ cursor }) => cursor < head);
  const steps = behind.length ? await readSteps(db, district, behind, limit + 1) : [];
  const more = steps.length > limit;
  if (more) steps.pop();
  const records: WireRecord[] = [];
  const gone: Page['gone'] = [];
  for (const step of steps) {
    if (step.gone) gone.push({ id: step.id, scope: step.scope });
    else records.push(wireOf(step.scope, step));
  }
  const last = steps.at(-1);
  const unfinished = more && last ? behind.findIndex(({ scope }) => scope === last.scope) : behind.length;
  for (const { scope } of behind.slice(0, unfinished)) cursors[scope] = head;
  if (more && last) cursors[last.scope] = last.seq;
  return { records, gone, cursors, more };
}
