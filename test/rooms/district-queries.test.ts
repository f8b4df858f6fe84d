import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Where a bracket that opens at `from` is closed. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

const NEXT_CALL = /^\s*(?:\/\/[^\n]*\s*)*\.\w+(?:<[^()]*?>)?\(/;

/** A query of the builder, to the end of its chain of calls. */
function chainAt(text: string, from: number): string {
  let end = closing(text, from);
  for (let next = NEXT_CALL.exec(text.slice(end)); next; next = NEXT_CALL.exec(text.slice(end)))
    end = closing(text, end + next[0].length - 1);
  return text.slice(from, end);
}

/** The tables that ever were, by the migrations. */
function tablesIn(migrations: readonly string[]): ReadonlySet<string> {
  return new Set(
    migrations.flatMap((text) => [...text.matchAll(/CREATE (?:TABLE|VIEW) (\w+)/g)].map(([, name]) => name ?? '')),
  );
}

/** Queries and joins of a source file. An INSERT needs no look: its row does not compile without a district. */
function* queriesIn(text: string, tables: ReadonlySet<string>): Generator<string> {
  for (const {
    0: { length },
    index,
  } of text.matchAll(/\b(?:selectFrom|updateTable|deleteFrom)\(/g))
    yield chainAt(text, index + length - 1);
  for (const {
    0: { length },
    index,
  } of text.matchAll(/\b(?:inner|left)Join\(/g))
    yield text.slice(index, closing(text, index + length - 1));
  for (const [, query = ''] of text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g)) {
    const [, table = ''] = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(\w+)/.exec(query) ?? [];
    if (tables.has(table)) yield query;
  }
}

const source = (pattern: RegExp): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => pattern.test(path));
const read = (path: string): string => readFileSync(`src/${path}`, 'utf8');

const migrations = source(/^server\/platform\/database\/migrations\//);
const tables = tablesIn(migrations.map(read));
const files = source(/^(server|demo)\/.*\.ts$/).filter((path) => !migrations.includes(path));
const withoutDistrict = (text: string): string[] =>
  [...queriesIn(text, tables)].filter((query) => !/district/i.test(query));

describe('every query names its district', () => {
  it('in the server and the demo', () => {
    expect(tables.size).toBeGreaterThan(30);
    expect(files.flatMap((path) => [...queriesIn(read(path), tables)]).length).toBeGreaterThan(150);
    expect(files.flatMap((path) => withoutDistrict(read(path)).map((query) => `${path}: ${query}`))).toEqual([]);
  });

  it.each([
    "db.selectFrom('record').where('id', '=', id).select('fields').execute()",
    "db\n  .updateTable('tip')\n  // why\n  .set({ state })\n  .where('id', '=', id)\n  .execute()",
    "db.deleteFrom('auth_session').where('token', '=', hash(token)).execute()",
    "query.innerJoin('auth_user as u', 'u.id', 's.userId')",
    'sql`DELETE FROM device WHERE id = 1`',
  ])('and one without is found: %s', (text) => {
    expect(withoutDistrict(text)).toHaveLength(1);
  });
});
