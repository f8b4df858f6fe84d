import { describe, expect, it } from 'vitest';
import type { MemberRole } from '../../../src/domain/kernel/role.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { planRoster } from '../../../src/domain/register/roster.ts';
import { idOf } from '../../support/arbitraries.ts';

const record = (n: number, kind: KindName, fields: Record<string, FieldValue>): FoldedRecord => ({
  id: idOf(n),
  kind,
  fields,
  clocks: {},
  created: '',
});
const squads = [record(1, 'squad', { name: '第一分队' }), record(2, 'squad', { name: '第二分队' })];
const header = ['姓名', '编号', '电话', '分队', '角色'];

function plan(rows: string[][], members: FoldedRecord[] = [], granter: MemberRole = 'officer', head = header) {
  let next = 100;
  const newId = () => idOf(next++);
  return planRoster([head, ...rows], { members, squads, granter, today: '2026-06-15', newId, maxRows: 10 });
}

describe('planRoster', () => {
  it('creates members, with roles in words and squads by name', () => {
    const { drafts, issues } = plan([
      ['王　芳', '１００１', '138 0000 0000', '第一分队', ''],
      ['李强', '', '', '第二分队', '分队长'],
      ['周敏', '', '', '', 'Organizer'],
    ]);
    expect(issues).toEqual([]);
    expect(drafts.map(({ fields }) => fields)).toEqual([
      { name: '王芳', number: '1001', phone: '138 0000 0000', squad: idOf(1), role: 'volunteer' },
      { name: '李强', role: 'leader', squad: idOf(2) },
      { name: '周敏', role: 'organizer' },
    ]);
  });

  it.each([
    [['', '1', '', '第一分队', ''], 'name', 'required'],
    [['=HYPERLINK("x")', '1', '', '第一分队', ''], 'name', 'bad_text'],
    [['王芳', '1/2', '', '第一分队', ''], 'number', 'bad_text'],
    [['王芳', '1', '1.38E+10', '第一分队', ''], 'phone', 'bad_text'],
    [['王芳', '1', '', '第九分队', ''], 'squad', 'squad_unknown'],
    [['王芳', '1', '', '', ''], 'squad', 'required'],
    [['王芳', '1', '', '第一分队', '神仙'], 'role', 'unknown_choice'],
    [['王芳', '1', '', '第一分队', '管理员'], 'role', 'forbidden_role'],
    [['王'.repeat(41), '1', '', '第一分队', ''], 'name', 'too_long'],
  ])('reports %j by row and column', (row, column, code) => {
    const { issues, drafts } = plan([['李强', '9', '', '第一分队', ''], row]);
    expect(issues).toMatchObject([{ row: 3, column, code }]);
    expect(drafts).toHaveLength(1);
  });

  it('matches existing members by number, or by name within the squad', () => {
    const members = [
      record(11, 'member', { name: '王芳', number: 'A1', role: 'volunteer', squad: idOf(1), phone: '110110' }),
      record(12, 'member', { name: '李强', role: 'leader', squad: idOf(2) }),
    ];
    const { drafts, unchanged, issues } = plan(
      [
        ['王芳', 'A1', '', '第一分队', ''],
        ['李强', 'B2', '', '第二分队', ''],
        ['王芳', 'C3', '', '第一分队', ''],
      ],
      members,
    );
    expect(issues).toEqual([]);
    expect(unchanged).toBe(1);
    expect(drafts).toMatchObject([
      { record: idOf(12), isNew: false, fields: { number: 'B2' } },
      { isNew: true, fields: { name: '王芳', number: 'C3' } },
    ]);
  });

  it('moves a member known by number to another squad', () => {
    const members = [record(11, 'member', { name: '王芳', number: 'A1', role: 'volunteer', squad: idOf(1) })];
    expect(plan([['王芳', 'A1', '', '第二分队', '']], members).drafts).toMatchObject([
      { record: idOf(11), fields: { squad: idOf(2) } },
    ]);
  });

  it('refuses a person twice, but not two people of one name with different numbers', () => {
    const repeated = plan([
      ['王芳', 'A1', '', '第一分队', ''],
      ['李强', 'A1', '', '第一分队', ''],
      ['王芳', '', '', '第一分队', ''],
      ['王芳', 'A2', '', '第一分队', ''],
    ]);
    expect(repeated.issues).toMatchObject([
      { row: 3, column: 'number', code: 'duplicate_row' },
      { row: 4, column: 'name', code: 'duplicate_row' },
      { row: 5, column: 'name', code: 'duplicate_row' },
    ]);
    const namesakes = plan([
      ['王芳', 'A1', '', '第一分队', ''],
      ['王芳', 'A2', '', '第一分队', ''],
    ]);
    expect(namesakes.issues).toEqual([]);
  });

  it('does not guess between two people of one name', () => {
    const twins = [11, 12].map((n) => record(n, 'member', { name: '王芳', role: 'volunteer', squad: idOf(1) }));
    expect(plan([['王芳', '', '1', '第一分队', '']], twins).issues).toHaveLength(1);
    expect(plan([['王芳', '', '', '第一分队', '']], twins).issues).toMatchObject([{ row: 2, code: 'duplicate_row' }]);
  });

  it('refuses changes to a member above the importer’s role', () => {
    const boss = record(11, 'member', { name: '杨磊', number: 'A1', role: 'administrator' });
    const { issues } = plan([['杨磊', 'A1', '13900000000', '', '']], [boss]);
    expect(issues).toMatchObject([{ row: 2, column: 'role', code: 'forbidden_role' }]);
    expect(plan([['杨磊', 'A1', '13900000000', '', '']], [boss], 'administrator').issues).toEqual([]);
  });

  it('reports missing and unknown columns, and empty and overlong files', () => {
    expect(plan([['王芳', 'x']], [], 'officer', ['姓名', '星座']).issues).toEqual([
      { row: 1, value: '星座', code: 'unknown_column' },
      { row: 1, column: 'squad', code: 'missing_column' },
    ]);
    expect(plan([], []).issues).toEqual([{ row: 1, code: 'empty_file' }]);
    expect(plan([['', ' ', '', '', '']]).issues).toEqual([{ row: 1, code: 'empty_file' }]);
    const eleven = Array.from({ length: 11 }, (_, i) => [`人${i}`, '', '', '第一分队', '']);
    expect(plan(eleven).issues).toEqual([{ row: 12, value: '11', code: 'too_many_rows' }]);
  });

  it('numbers rows as a spreadsheet does, blank ones too, and reads English headers in any order', () => {
    const { issues, rows } = plan([['第一分队', '王芳'], [''], ['x', '李强']], [], 'officer', [' Squad', 'NAME ']);
    expect(rows).toBe(2);
    expect(issues).toEqual([{ row: 4, column: 'squad', value: 'x', code: 'squad_unknown' }]);
  });
});
