import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type MemberRole, mayGrant, memberRoles } from '../kernel/role.ts';
import { readCell, readCode, readPhone } from '../reading/code.ts';
import { nameKey, readName } from '../reading/name.ts';
import { member } from '../records/kinds/member.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { checkCell, difference } from './import-cell.ts';
import type { Column } from './import-header.ts';
import {
  type ImportDraft,
  type ImportIssue,
  type ImportPlan,
  readTable,
  shown,
  type TableRow,
} from './import-table.ts';

/** The columns of a roster file, by their Chinese and English headers. */
export const rosterColumns: readonly Column[] = [
  { field: 'name', headers: ['姓名', '名字', 'name'], required: true },
  { field: 'number', headers: ['编号', '志愿者编号', '志愿者号', '队员编号', 'number'] },
  { field: 'phone', headers: ['电话', '电话号码', '手机', '手机号', '手机号码', '联系电话', '联系方式', 'phone'] },
  { field: 'squad', headers: ['分队', '所属分队', '所在分队', '分队名称', 'squad'], required: true },
  { field: 'role', headers: ['角色', '职务', '身份', 'role'] },
];

const roleWords: Readonly<Record<string, MemberRole>> = {
  志愿者: 'volunteer',
  队员: 'volunteer',
  分队长: 'leader',
  队长: 'leader',
  活动组织者: 'organizer',
  组织者: 'organizer',
  禁毒办: 'officer',
  禁毒办人员: 'officer',
  禁毒办工作人员: 'officer',
  工作人员: 'officer',
  管理员: 'administrator',
};

const readRole = (text: string): MemberRole | undefined =>
  roleWords[readName(text)] ?? memberRoles.find((role) => role === readCode(text).toLowerCase());

export interface RosterSurroundings {
  readonly members: readonly FoldedRecord[];
  readonly squads: readonly FoldedRecord[];
  /** The importer's role, which limits the roles that the file may assign. */
  readonly granter: MemberRole;
  readonly today: Day;
  readonly newId: () => Id;
  readonly maxRows: number;
}

/** Finds the squad that a row names; null when it names none, undefined when there is no such squad. */
function findSquad(text: string, squads: readonly FoldedRecord[]): Id | null | undefined {
  if (text === '') return null;
  const key = nameKey(text);
  return squads.find((squad) => nameKey(textField(squad, 'name') ?? '') === key)?.id;
}

interface Person {
  readonly row: TableRow;
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly squad: Id | null;
  readonly role: MemberRole | undefined;
}

function readPerson(row: TableRow, around: RosterSurroundings, issues: ImportIssue[]): Person | undefined {
  const { name = '', number = '', phone = '', squad = '', role = '' } = row.cells;
  const found = findSquad(squad, around.squads);
  const known = role === '' ? undefined : readRole(role);
  const person = {
    row,
    name: readName(readCell(name)),
    number: readCode(readCell(number)),
    phone: readPhone(readCell(phone)),
    squad: found ?? null,
    role: known,
  };
  const { fields } = member;
  const wrong = [
    checkCell(row.row, 'name', fields.name, person.name, name, around.today),
    checkCell(row.row, 'number', fields.number, person.number, number, around.today),
    checkCell(row.row, 'phone', fields.phone, person.phone, phone, around.today),
    found === undefined && ({ row: row.row, column: 'squad', value: shown(squad), code: 'squad_unknown' } as const),
    role !== '' && !known && ({ row: row.row, column: 'role', value: shown(role), code: 'unknown_choice' } as const),
  ].filter((issue) => issue !== undefined && issue !== false);
  issues.push(...wrong);
  return wrong.length ? undefined : person;
}

/**
 * Finds the member that a row refers to: by number, otherwise by name within the squad. Members whose number
 * contradicts the row's are excluded.
 * @returns `'several'` if two people match
 */
function findMember(person: Person, members: readonly FoldedRecord[]): FoldedRecord | 'several' | undefined {
  const byNumber = person.number && members.find((one) => readCode(textField(one, 'number') ?? '') === person.number);
  if (byNumber) return byNumber;
  const key = nameKey(person.name);
  const namesakes = members.filter(
    (one) =>
      nameKey(textField(one, 'name') ?? '') === key &&
      (textField(one, 'squad') ?? null) === person.squad &&
      (person.number === '' || textField(one, 'number') === undefined),
  );
  return namesakes.length > 1 ? 'several' : namesakes[0];
}

function checkRole(person: Person, before: FoldedRecord | undefined, granter: MemberRole): ImportIssue | undefined {
  const role = person.role ?? (before && (textField(before, 'role') as MemberRole)) ?? 'volunteer';
  const touched = before ? [role, textField(before, 'role') as MemberRole] : [role];
  const { row, cells } = person.row;
  if (!touched.every((one) => mayGrant(granter, one)))
    return { row, column: 'role', value: shown(cells.role || role), code: 'forbidden_role' };
  const squad = person.squad ?? (before && textField(before, 'squad'));
  // Nobody could see the records of a volunteer without a squad, and a leader without one would lead nobody.
  return (role === 'volunteer' || role === 'leader') && !squad ? { row, column: 'squad', code: 'required' } : undefined;
}

/** Finds two rows for one person: the same number, or the same name and squad if a number is missing. */
function makeRepeats(): (person: Person) => ImportIssue | undefined {
  const numbers = new Set<string>();
  const names = new Map<string, boolean>();
  return ({ row: { row, cells }, name, number, squad }) => {
    const key = `${squad ?? ''}\n${nameKey(name)}`;
    const unnumbered = names.get(key);
    const column =
      number && numbers.has(number)
        ? 'number'
        : unnumbered !== undefined && (unnumbered || !number)
          ? 'name'
          : undefined;
    if (number) numbers.add(number);
    names.set(key, (unnumbered ?? false) || !number);
    return column && { row, column, value: shown(cells[column] ?? ''), code: 'duplicate_row' };
  };
}

/**
 * Plans the import of a roster. Existing members are matched, so the same file can be imported again; an empty cell
 * changes nothing. An import never removes anybody.
 * @param lines the cells of each line, the header first
 */
export function planRoster(lines: readonly (readonly string[])[], around: RosterSurroundings): ImportPlan {
  const table = readTable(lines, rosterColumns, around.maxRows);
  const issues = [...table.issues];
  const drafts: ImportDraft[] = [];
  const repeated = makeRepeats();
  const members = around.members.filter((one) => !isDeleted(one));
  let unchanged = 0;
  for (const row of table.rows) {
    const person = readPerson(row, around, issues);
    if (!person) continue;
    const before = findMember(person, members);
    const { name, number, phone, squad } = person;
    if (before === 'several') {
      issues.push({ row: row.row, column: 'name', value: shown(name), code: 'duplicate_row' });
      continue;
    }
    const role = person.role ?? (before ? undefined : 'volunteer');
    const fields = difference(before, { name, number, phone, role, squad: squad ?? undefined });
    const same = Object.keys(fields).length === 0;
    const issue = repeated(person) ?? (same ? undefined : checkRole(person, before, around.granter));
    if (issue) issues.push(issue);
    else if (same) unchanged += 1;
    else drafts.push({ record: before?.id ?? around.newId(), isNew: !before, row: row.row, fields });
  }
  return { rows: table.rows.length, unchanged, issues: issues.sort((a, b) => a.row - b.row), drafts };
}
