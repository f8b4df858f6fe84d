import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { hasInitials } from '../../../src/client/features/office/register/initials.ts';
import { findPeople, groupPeople } from '../../../src/client/features/office/register/people-groups.ts';
import { findPlaces, townRows } from '../../../src/client/features/office/register/place-rows.ts';
import { problemWords } from '../../../src/client/features/office/register/problem-words.ts';
import { templateFile } from '../../../src/client/features/office/register/template.ts';
import { placeTree } from '../../../src/client/records/places/place-tree.ts';
import type { LocalRecord } from '../../../src/client/state/records.ts';
import { decodeCsv } from '../../../src/client/tables/decode-text.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { planGazetteer } from '../../../src/domain/register/gazetteer.ts';
import { planRoster } from '../../../src/domain/register/roster.ts';
import { ImportResponse, importProblems } from '../../../src/protocol/register/import.ts';
import { idOf } from '../../support/arbitraries.ts';

const local = (n: number, kind: KindName, fields: Record<string, FieldValue>): LocalRecord => ({
  id: idOf(n),
  kind,
  record: { id: idOf(n), kind, fields, clocks: {}, created: '' },
  delivery: 'received',
  pending: [],
});

describe('a file from Excel', () => {
  const text = '姓名,分队\r\n王芳,第一分队';

  it('is read as UTF-8 if it is valid UTF-8', () => {
    expect(decodeCsv(new TextEncoder().encode(text))).toBe(text);
  });

  it('is read as GB18030 otherwise', () => {
    // 姓名,王 as saved by a Chinese Excel.
    const bytes = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xcd, 0xf5]);
    expect(decodeCsv(bytes)).toBe('姓名,王');
  });
});

describe('the templates', () => {
  const lines = async (target: 'members' | 'places') =>
    (await templateFile(target).text())
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
  const common = { today: '2026-06-15', newId: () => idOf(Math.floor(Math.random() * 2 ** 40)), maxRows: 10 };

  it('pass the import check', async () => {
    const squads = [local(1, 'squad', { name: '第一分队' }).record];
    const roster = planRoster(await lines('members'), { ...common, members: [], squads, granter: 'officer' });
    expect(roster.issues).toEqual([]);
    expect(roster.drafts).toHaveLength(2);
    const places = planGazetteer(await lines('places'), { ...common, places: [] });
    expect(places.issues).toEqual([]);
    expect(places.drafts).toHaveLength(4);
  });
});

describe('the import report', () => {
  it.each(importProblems)('has words for %s', (code) => {
    expect(problemWords({ row: 2, column: 'name', code })).toMatch(/\p{Script=Han}/u);
  });

  it('names the kind that a reference should point to', () => {
    const problem = { row: 2, column: 'squad', code: 'reference_unknown', target: 'squad' };
    const report = v.parse(ImportResponse, { rows: 1, good: 0, unchanged: 0, imported: false, problems: [problem] });
    expect(report.problems.map(problemWords)).toEqual([expect.stringContaining('分队')]);
  });

  it('explains the error of each cell', () => {
    expect(problemWords({ row: 2, column: 'parent', code: 'inconsistent' })).not.toBe(
      problemWords({ row: 2, column: 'form', code: 'inconsistent' }),
    );
  });
});

describe('the roster on screen', () => {
  const squads = ['第十分队', '第二分队', '第一分队'].map((name, i) => local(i + 1, 'squad', { name }));
  const members = [
    local(11, 'member', { name: '王芳', number: 'V01', phone: '138 0000 1111', squad: idOf(1) }),
    local(12, 'member', { name: '李强', squad: idOf(3) }),
    local(13, 'member', { name: '周敏' }),
    local(14, 'member', { name: '吴琼', squad: idOf(99) }),
  ];
  const shape = () =>
    groupPeople(members, squads).map(({ squad, members: own }) => [squad?.record.fields.name, own.length]);
  const found = (search: string) => findPeople(members, search).map(({ record }) => record.fields.name);

  it('is sorted by squad, with people without an existing squad last', () => {
    expect(shape()).toEqual([
      ['第一分队', 1],
      ['第二分队', 0],
      ['第十分队', 1],
      [undefined, 2],
    ]);
  });

  it('lists people by pinyin', () => {
    expect(found('')).toEqual(['李强', '王芳', '吴琼', '周敏']);
    expect(
      groupPeople(members, squads)
        .at(-1)
        ?.members.map(({ record }) => record.fields.name),
    ).toEqual(['吴琼', '周敏']);
  });

  it.each(['王', '王\u200b', 'v01', 'Ｖ０１', '13800001111', '138-0000', '\u202d1380000\u202c', 'wf', 'WF', 'f'])(
    'finds somebody by %s',
    (search) => expect(found(search)).toEqual(['王芳']),
  );
});

describe('pinyin initials', () => {
  it.each([
    ['刘德明', 'ldm'],
    ['刘德明', 'dm'],
    ['欧阳娜', 'oyn'],
    ['阿依古丽', 'aygl'],
    ['张卓', 'zz'],
    ['曾强', 'zq'],
    ['单雄', 'sx'],
    ['单雄', 'dx'],
  ])('of %s are %s', (name, initials) => expect(hasInitials(name, initials)).toBe(true));

  it.each([
    ['刘德明', 'lm'],
    ['刘德明', ''],
    ['刘德明', '明'],
    ['Li', 'z'],
  ])('of %s are not %j', (name, initials) => expect(hasInitials(name, initials)).toBe(false));
});

describe('the places on screen', () => {
  const places = [
    local(21, 'place', { name: '清水镇', form: 'town' }),
    local(22, 'place', { name: '石岭村', form: 'village', parent: idOf(21) }),
    local(23, 'place', { name: '一组', form: 'group', parent: idOf(22) }),
    local(24, 'place', { name: '云盘集市', form: 'venue' }),
  ];
  const groups = townRows(placeTree(places.map(({ record }) => record)), places);
  const found = (search: string) => findPlaces(groups, search).map(({ local: { record } }) => record.fields.name);

  it('are grouped by town, with strays last', () => {
    expect(groups.map(({ town, villages, rows }) => [town?.record.fields.name, villages, rows.length])).toEqual([
      ['清水镇', 1, 2],
      [undefined, 0, 1],
    ]);
    expect(groups[0]?.rows.map(({ depth, town }) => [depth, town])).toEqual([
      [0, '清水镇'],
      [1, '清水镇'],
    ]);
  });

  it('are found by a part of the name, towns too', () => {
    expect(found('')).toEqual(['清水镇', '石岭村', '一组', '云盘集市']);
    expect(found('水')).toEqual(['清水镇']);
    expect(found('石 岭')).toEqual(['石岭村']);
  });
});
