import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResponse, ImportTarget } from '../../../src/protocol/register/import.ts';
import { importRows } from '../../../src/server/register/import.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const importCsv = async (target: ImportTarget, csv: string, accept: boolean): Promise<ImportResponse> =>
  must(await importRows(district.context, district.officer, target, { csv, accept }));

async function count(kind: string): Promise<number> {
  const { db, district: id } = district.context;
  const rows = await db.selectFrom('record').where('district', '=', id).where('kind', '=', kind).select('id').execute();
  return rows.length;
}

const head = async (): Promise<number> =>
  (
    await district.context.db
      .selectFrom('district')
      .where('id', '=', 'qingyuan')
      .select('head')
      .executeTakeFirstOrThrow()
  ).head;

const people = Array.from({ length: 320 }, (_, i) => {
  const squad = i % 2 ? '二分队' : '一分队';
  return [`队员${i + 1}`, `V${String(i + 1).padStart(4, '0')}`, `1380000${String(i).padStart(4, '0')}`, squad];
});
const roster = (rows: readonly (readonly string[])[]): string =>
  `\ufeff姓名,编号,电话,分队\r\n${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;

describe('a roster of 320', () => {
  const bad = people.map((row, i): string[] => {
    const [name = '', number = '', phone = '', squad = ''] = row;
    if (i === 3) return ['', number, phone, squad];
    if (i === 50) return [name, number, '电话不详', squad];
    if (i === 99) return [name, 'V0001', phone, squad];
    if (i === 200) return [name, number, phone, '九分队'];
    if (i === 319) return [name, number, phone, ''];
    return row;
  });

  it('reports each of five bad rows and imports none, accepted or not', async () => {
    const before = await count('member');
    for (const accept of [false, true]) {
      const { problems, ...rest } = await importCsv('members', roster(bad), accept);
      expect(rest).toEqual({ rows: 320, good: 315, unchanged: 0, imported: false });
      expect(problems).toEqual([
        { row: 5, column: 'name', code: 'required' },
        { row: 52, column: 'phone', value: '电话不详', code: 'bad_text' },
        { row: 101, column: 'number', value: 'V0001', code: 'duplicate_row' },
        { row: 202, column: 'squad', value: '九分队', code: 'squad_unknown' },
        { row: 321, column: 'squad', code: 'required' },
      ]);
    }
    expect(await count('member')).toBe(before);
  });

  it('is imported completely once corrected, and again without a change', async () => {
    const before = await count('member');
    expect(await importCsv('members', roster(people), false)).toMatchObject({ good: 320, imported: false });
    expect(await count('member')).toBe(before);
    expect(await importCsv('members', roster(people), true)).toMatchObject({ good: 320, unchanged: 0, imported: true });
    expect(await count('member')).toBe(before + 320);

    const after = await head();
    expect(await importCsv('members', roster(people), true)).toMatchObject({ unchanged: 320, imported: true });
    expect(await head()).toBe(after);

    const [first = [], ...others] = people;
    const moved = [[first[0] ?? '', first[1] ?? '', '13911112222', '二分队'], ...others];
    expect(await importCsv('members', roster(moved), true)).toMatchObject({ unchanged: 319, imported: true });
    expect(await head()).toBe(after + 1);
  });

  it('is in the audit as counts, without names', async () => {
    const rows = await district.context.db.selectFrom('audit').where('action', '=', 'imported').selectAll().execute();
    expect(rows.map(({ actor, subject, detail }) => ({ actor, subject, detail }))).toEqual([
      { actor: district.officer.member, subject: 'members', detail: { rows: 320, changed: 320 } },
      { actor: district.officer.member, subject: 'members', detail: { rows: 320, changed: 0 } },
      { actor: district.officer.member, subject: 'members', detail: { rows: 320, changed: 1 } },
    ]);
  });

  it('is for the office only, and cannot grant a role above the importer’s', async () => {
    const csv = '姓名,分队,角色\n新人,,管理员\n';
    for (const actor of [district.volunteer, district.leader, district.organizer])
      expect(await importRows(district.context, actor, 'members', { csv, accept: true })).toEqual({
        ok: false,
        error: { code: 'forbidden' },
      });
    expect(await importCsv('members', csv, true)).toMatchObject({
      imported: false,
      problems: [{ row: 2, column: 'role', code: 'forbidden_role' }],
    });
    const { context, administrator } = district;
    expect(must(await importRows(context, administrator, 'members', { csv, accept: true })).imported).toBe(true);
  });
});

describe('places', () => {
  const towns = ['清水镇', '石门镇', '云盘镇', '龙泉镇', '松坪镇'];
  const villages = Array.from({ length: 36 }, (_, i) => `第${i + 1}村`);
  const rows = [
    ...villages.map((name, i) => `${name}小学,学校,${name},,${100 + i}`),
    ...villages.map((name, i) => `${name},村,${towns[i % 5]},${200 + i},`),
    ...towns.map((name) => `${name},镇,,,`),
  ];
  const file = ['名称,类型,上级,户数,学生数', ...rows].join('\n');

  it('come in any order: 5 towns, 36 villages and their schools', async () => {
    const before = await count('place');
    expect(await importCsv('places', file, true)).toMatchObject({ rows: 77, good: 77, imported: true, problems: [] });
    expect(await count('place')).toBe(before + 77);
    expect(await importCsv('places', file, true)).toMatchObject({ unchanged: 77, imported: true });
    expect(await count('place')).toBe(before + 77);
  });

  it('are all refused with wrong or cyclic parents', async () => {
    const before = await count('place');
    const csv = '名称,类型,上级\n好镇,镇,\n坏村,村,无此镇\n甲村,村,乙村\n乙村,村,甲村\n';
    const { problems, imported } = await importCsv('places', csv, true);
    expect(imported).toBe(false);
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'parent'],
      [4, 'parent'],
      [5, 'parent'],
    ]);
    expect(await count('place')).toBe(before);
  });
});

describe('an invalid file', () => {
  it.each([
    ['', 'empty_file'],
    ['\n\n', 'empty_file'],
    ['姓名,分队\n', 'empty_file'],
    ['姓名,分队\n"王芳,一分队\n', 'unreadable'],
    ['你好', 'empty_file'],
    ['你好\n世界', 'missing_column'],
  ])('%j is %s', async (csv, code) => {
    const { problems, imported } = await importCsv('members', csv, true);
    expect(imported).toBe(false);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  it('is refused with more rows than allowed', async () => {
    const csv = `姓名,分队\n${'王芳,一分队\n'.repeat(5_001)}`;
    expect((await importCsv('members', csv, true)).problems).toMatchObject([{ code: 'too_many_rows', value: '5001' }]);
  });

  it('is not parsed if it is only line ends', async () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const csv = end.repeat(400_000);
      expect((await importCsv('members', csv, true)).problems).toMatchObject([{ code: 'too_many_rows' }]);
    }
  });
});
