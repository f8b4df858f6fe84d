import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { BeginRequest, RowsRequest } from '../../../src/protocol/history/history.ts';
import { evidence } from '../../../src/server/figures/evidence.ts';
import { recordHistory } from '../../../src/server/figures/record-history.ts';
import { beginImport, takeRows } from '../../../src/server/history/import.ts';
import { listEdited, listImports } from '../../../src/server/history/list.ts';
import { undoImport } from '../../../src/server/history/undo.ts';
import { appendChanges } from '../../../src/server/records/append.ts';
import { must } from '../../support/must.ts';
import { type District, freshId, makeDistrict } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const table = (hash: string, lines: number): BeginRequest => ({
  ...{ file: '2025年发放.xlsx', hash: hash.repeat(64), heads: 'b'.repeat(64), lines, leftOut: 0 },
  mapping: { target: 'leaflet', columns: ['date', 'quantity'], constants: {} },
});
const begin = async (request: BeginRequest) => must(await beginImport(district.context, district.officer, request));
const take = async (id: Id, request: RowsRequest) =>
  must(await takeRows(district.context, district.officer, id, request));
const rows = (after: number, upto: number, fields = {}): RowsRequest => ({
  ...{ after, upto },
  drafts: Array.from({ length: upto - Math.max(after, 1) }, (_, i) => ({
    ...{ row: Math.max(after, 1) + 1 + i, part: 0, fields: { date: '2025-03-05', quantity: 10, ...fields } },
  })),
});
const handed = async (verified?: 'no') => {
  const query = {
    figure: 'leaflet.distributed',
    from: '2025-01-01',
    to: '2025-12-31',
    ...(verified && { verified }),
  } as const;
  return must(await evidence(district.context, district.officer, query));
};

describe('an import of past years', () => {
  it('adds each row once, whatever is sent twice or out of turn, and goes on after a break', async () => {
    const { id, state, taken } = await begin(table('a', 7));
    expect([state, taken]).toEqual(['open', 0]);
    expect(await take(id, rows(0, 4))).toEqual({ state: 'open', taken: 4, refused: [] });
    // The answer was lost: the same request again, and one that is ahead.
    expect(await take(id, rows(0, 4))).toMatchObject({ taken: 4 });
    expect(await take(id, rows(6, 7))).toMatchObject({ taken: 4 });
    expect((await handed()).total).toMatchObject({ records: 3, reported: 30, verified: 0 });
    // The page was closed: the same table is begun again.
    expect(await begin(table('a', 7))).toEqual({ id, state: 'open', taken: 4 });
    expect(await take(id, rows(4, 7))).toEqual({ state: 'done', taken: 7, refused: [] });
    expect((await handed()).total).toMatchObject({ records: 6, reported: 60, verified: 0 });
  });

  it('recognizes the same table, and marks its records with file and row', async () => {
    expect(await begin(table('a', 7))).toMatchObject({ state: 'done', taken: 7 });
    const page = await handed('no');
    expect(page.rows.map(({ imported }) => imported?.row).sort()).toEqual([2, 3, 4, 5, 6, 7]);
    const record = page.rows[0]?.record ?? '';
    expect(must(await recordHistory(district.context, district.officer, record)).imported?.file).toBe(
      '2025年发放.xlsx',
    );
    expect((await listImports(district.context)).rows).toMatchObject([
      { state: 'done', records: 6, edited: 0, file: '2025年发放.xlsx', mapping: { columns: ['date', 'quantity'] } },
    ]);
  });

  it('takes a chunk whole or not at all, and names what it refuses', async () => {
    const { id } = await begin(table('c', 4));
    const bad = rows(0, 4);
    const place = freshId();
    const wrong = {
      ...bad,
      drafts: bad.drafts.map((draft, i) => (i === 1 ? { ...draft, fields: { ...draft.fields, place } } : draft)),
    };
    expect(await take(id, wrong)).toMatchObject({
      taken: 0,
      refused: [{ row: 3, column: 'place', code: 'reference_unknown' }],
    });
    expect((await handed()).total.records).toBe(6);
    expect(await take(id, { ...bad, drafts: bad.drafts.filter(({ row }) => row !== 3) })).toMatchObject({
      state: 'done',
    });
    expect((await handed()).total.records).toBe(8);
  });

  it('is undone as a whole; records edited since stay unless the office deletes them too', async () => {
    const listed = (await listImports(district.context)).rows;
    const id = listed.find(({ hash }) => hash.startsWith('a'))?.id ?? '';
    const edited = (await handed()).rows.find(({ imported }) => imported?.row === 5)?.record ?? '';
    must(
      await appendChanges(district.context, district.officer, [
        { id: freshId(), record: edited, kind: 'leaflet', fields: { quantity: 99 } },
      ]),
    );
    expect(must(await listEdited(district.context, id))).toEqual({
      count: 1,
      rows: [{ record: edited, row: 5, changes: 1 }],
    });
    expect(must(await undoImport(district.context, district.officer, id, { edited: false }))).toEqual({
      removed: 5,
      kept: 1,
    });
    expect((await handed()).total).toMatchObject({ records: 3, reported: 20 + 99 });
    // Again: the kept row is not doubled.
    expect(await begin(table('a', 7))).toEqual({ id, state: 'open', taken: 0 });
    expect(await take(id, rows(0, 7))).toMatchObject({ state: 'done' });
    expect((await handed()).total).toMatchObject({ records: 8, reported: 20 + 99 + 50 });
    expect(must(await undoImport(district.context, district.officer, id, { edited: true }))).toEqual({
      removed: 6,
      kept: 0,
    });
    expect((await handed()).total).toMatchObject({ records: 2, reported: 20 });
    const audited = await district.context.db
      .selectFrom('audit')
      .where('subject', '=', id)
      .select('action')
      .orderBy('seq')
      .execute();
    expect(audited.map(({ action }) => action)).toEqual(['imported', 'import_undone', 'imported', 'import_undone']);
  });

  it('belongs to one district and is not found in another', async () => {
    expect(await takeRows(district.context, district.officer, freshId(), rows(0, 2))).toEqual({
      ok: false,
      error: 'not_found',
    });
    expect((await undoImport(district.context, district.officer, freshId(), { edited: true })).ok).toBe(false);
  });
});
