import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { WireRecord } from '../../protocol/sync/pull.ts';
import type { Database } from '../platform/database/tables.ts';
import type { StoredRecord } from '../records/rows/record-row.ts';
import { isOnPhones } from './on-phones.ts';

/** A phone's cursor in a scope. */
export interface Position {
  readonly scope: Scope;
  readonly cursor: number;
}

/** A step in a scope's sequence: a record in its present state, or `gone` for a departed or deleted one. */
type Step = { readonly scope: Scope; readonly seq: number } & (
  | (StoredRecord & { readonly gone: false })
  | { readonly id: string; readonly gone: true }
);

export interface Page {
  readonly records: WireRecord[];
  readonly gone: { id: string; scope: Scope }[];
  /** New cursors of all requested scopes. */
  readonly cursors: Record<Scope, number>;
  readonly more: boolean;
}

/**
 * Reads the next steps of several scopes, scope by scope, each in the order of the sequence. A phone that has nothing
 * of a scope yet is not sent what is gone.
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
    SELECT step.*, asked.scope
    FROM unnest(${scopes}::text[], ${cursors}::bigint[]) WITH ORDINALITY AS asked (scope, cursor, place)
    CROSS JOIN LATERAL (
      (SELECT seq, id, NOT ${isOnPhones} AS gone, kind, fields, clocks, heads, author, created_clock
       FROM record
       WHERE district = ${district} AND scope = asked.scope AND seq > asked.cursor AND (${isOnPhones} OR asked.cursor > 0)
       ORDER BY seq LIMIT ${limit})
      UNION ALL
      (SELECT seq, record, true, NULL, NULL, NULL, NULL, NULL, NULL
       FROM departure
       WHERE asked.cursor > 0 AND district = ${district} AND scope = asked.scope AND seq > asked.cursor
       ORDER BY seq LIMIT ${limit})
      ORDER BY seq LIMIT ${limit}
    ) AS step
    ORDER BY asked.place, step.seq
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
 * Reads a page of new steps in several scopes. A scope's cursor reaches the head only when the scope is exhausted, so
 * the next page continues where this one ends.
 * @param limit maximum number of steps
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
