import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { readCell, readCode } from '../reading/code.ts';
import { nameKey, readName } from '../reading/name.ts';
import { place, placeForms, type schoolLevels } from '../records/kinds/place.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';
import { checkCell, difference, readCount } from './import-cell.ts';
import type { Column } from './import-header.ts';
import {
  type ImportDraft,
  type ImportIssue,
  type ImportPlan,
  readTable,
  shown,
  type TableRow,
} from './import-table.ts';

type PlaceForm = (typeof placeForms)[number];

/** The columns of a gazetteer file, with their Chinese and English headers. */
export const gazetteerColumns: readonly Column[] = [
  { field: 'name', headers: ['名称', '地点', '地点名称', 'name'], required: true },
  { field: 'form', headers: ['类型', '类别', 'form', 'type'], required: true },
  { field: 'parent', headers: ['上级', '所属', '所在', 'parent'] },
  { field: 'households', headers: ['户数', 'households'] },
  { field: 'population', headers: ['人口数', '人口', '户籍人口', 'population'] },
  { field: 'pupils', headers: ['学生数', '学生人数', 'pupils'] },
  { field: 'code', headers: ['代码', '区划代码', '统计用区划代码', 'code'] },
];

const formWords: Readonly<Record<string, PlaceForm>> = {
  镇: 'town',
  乡: 'town',
  乡镇: 'town',
  街道: 'town',
  村: 'village',
  行政村: 'village',
  社区: 'village',
  村委会: 'village',
  居委会: 'village',
  社区居委会: 'village',
  村民委员会: 'village',
  居民委员会: 'village',
  组: 'group',
  村组: 'group',
  小组: 'group',
  村民小组: 'group',
  学校: 'school',
  小学: 'school',
  中学: 'school',
  初中: 'school',
  高中: 'school',
  初级中学: 'school',
  高级中学: 'school',
  完全中学: 'school',
  九年一贯制学校: 'school',
  幼儿园: 'school',
  场所: 'venue',
};

/** Levels of schools by what a table calls them, in the column of the form. */
const levelWords: Readonly<Record<string, (typeof schoolLevels)[number]>> = {
  小学: 'primary',
  初中: 'junior',
  初级中学: 'junior',
  中学: 'junior',
  高中: 'senior',
  高级中学: 'senior',
  完全中学: 'senior',
  九年一贯制学校: 'nineYear',
  幼儿园: 'kindergarten',
};

/** The forms that a place's parent may have. Each step leads up, so a chain of parents cannot form a cycle. */
export const parentForms: Readonly<Record<PlaceForm, readonly PlaceForm[]>> = {
  town: [],
  village: ['town'],
  group: ['village'],
  school: ['town', 'village'],
  venue: ['town', 'village'],
};

const readForm = (text: string): PlaceForm | undefined =>
  formWords[readName(text)] ?? placeForms.find((form) => form === readName(text).toLowerCase());

export interface GazetteerSurroundings {
  readonly places: readonly FoldedRecord[];
  readonly today: Day;
  readonly newId: () => Id;
  readonly maxRows: number;
}

/** A place that exists already or is created by an earlier row. */
interface Known {
  readonly id: Id;
  readonly key: string;
  readonly form: PlaceForm;
  readonly parent: Known | undefined;
  readonly before: FoldedRecord | undefined;
}

interface Entry {
  readonly row: TableRow;
  readonly name: string;
  readonly form: PlaceForm;
  readonly level: string | undefined;
  readonly households: ReturnType<typeof readCount> | undefined;
  readonly population: ReturnType<typeof readCount> | undefined;
  readonly pupils: ReturnType<typeof readCount> | undefined;
  readonly code: string | undefined;
}

const countOf = (text: string, units: readonly string[]): Entry['households'] =>
  text === '' ? undefined : readCount(text, units);

function readEntry(row: TableRow, today: Day, issues: ImportIssue[]): Entry | undefined {
  const { name = '', form = '', households = '', population = '', pupils = '', code = '' } = row.cells;
  const known = readForm(form);
  const entry = {
    row,
    name: readName(readCell(name)),
    level: levelWords[readName(form)],
    households: countOf(households, ['户']),
    population: countOf(population, ['人', '名']),
    pupils: countOf(pupils, ['人', '名']),
    code: readCode(readCell(code)) || undefined,
  };
  const { fields } = place;
  const wrong = [
    checkCell(row.row, 'name', fields.name, entry.name, name, today),
    checkCell(row.row, 'form', fields.form, known ?? (form || null), form, today),
    checkCell(row.row, 'households', fields.households, entry.households ?? null, households, today),
    checkCell(row.row, 'population', fields.population, entry.population ?? null, population, today),
    checkCell(row.row, 'pupils', fields.pupils, entry.pupils ?? null, pupils, today),
    checkCell(row.row, 'code', fields.code, entry.code ?? null, code, today),
  ].filter((issue) => issue !== undefined);
  issues.push(...wrong);
  return wrong.length || !known ? undefined : { ...entry, form: known };
}

/** Lists the existing places with their parents. */
function existing(places: readonly FoldedRecord[]): Known[] {
  const byId = new Map(places.filter((one) => !isDeleted(one)).map((one) => [one.id, one]));
  const known = new Map<Id, Known>();
  const add = (record: FoldedRecord, depth: number): Known => {
    const done = known.get(record.id);
    if (done) return done;
    const parent = depth < placeForms.length ? byId.get(textField(record, 'parent') ?? '') : undefined;
    const made: Known = {
      id: record.id,
      key: nameKey(textField(record, 'name') ?? ''),
      form: textField(record, 'form') as PlaceForm,
      parent: parent && add(parent, depth + 1),
      before: record,
    };
    known.set(record.id, made);
    return made;
  };
  for (const record of byId.values()) add(record, 0);
  return [...known.values()];
}

/** A path such as `清水镇/云盘村` tells apart two villages of one name. */
const pathOf = (text: string): string[] =>
  text
    .split(/[/／>＞]/)
    .map(nameKey)
    .filter((part) => part !== '');

function matches(candidate: Known | undefined, path: readonly string[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return true;
  return candidate?.key === last && matches(candidate.parent, path.slice(0, -1));
}

/** Finds the parent that a row names, or the issue with it. */
function findParent(entry: Entry, known: readonly Known[]): Known | ImportIssue | undefined {
  const { row, cells } = entry.row;
  const text = cells.parent ?? '';
  const allowed = parentForms[entry.form];
  if (text === '') return allowed.length ? { row, column: 'parent', code: 'required' } : undefined;
  const named = known.filter((one) => matches(one, pathOf(text)));
  const fitting = named.filter((one) => allowed.includes(one.form));
  const [only, another] = fitting;
  if (only && !another) return only;
  const wrongForm = named.length > 0 && fitting.length === 0;
  return { row, column: 'parent', value: shown(text), code: wrongForm ? 'inconsistent' : 'parent_unknown' };
}

/** A parent that fails to import has an issue in its own row and stays unknown to its children. */
const isIssue = (found: Known | ImportIssue | undefined): found is ImportIssue =>
  found !== undefined && 'code' in found;

/**
 * Plans the import of places. Rows may come in any order: towns are read first, then places within them.
 * A place is matched by its name within its parent, so the same file can be imported again; an empty cell changes
 * nothing.
 * @param lines the cells of each line, the header first
 */
export function planGazetteer(lines: readonly (readonly string[])[], around: GazetteerSurroundings): ImportPlan {
  const table = readTable(lines, gazetteerColumns, around.maxRows);
  const issues = [...table.issues];
  const entries = table.rows.flatMap((row) => readEntry(row, around.today, issues) ?? []);
  const known = existing(around.places);
  const seen = new Set<Id>();
  const drafts: ImportDraft[] = [];
  let unchanged = 0;
  const take = (entry: Entry): void => {
    const { row, cells } = entry.row;
    const parent = findParent(entry, known);
    if (isIssue(parent)) {
      issues.push(parent);
      return;
    }
    const key = nameKey(entry.name);
    const match = known.find((one) => one.key === key && one.parent === parent);
    if (match && (seen.has(match.id) || match.form !== entry.form)) {
      const twice = seen.has(match.id);
      const column = twice ? 'name' : 'form';
      issues.push({ row, column, value: shown(cells[column] ?? ''), code: twice ? 'duplicate_row' : 'inconsistent' });
      return;
    }
    const { name, form, level, households, population, pupils, code } = entry;
    const now = { name, form, level, parent: parent?.id, households, population, pupils, code };
    const fields = difference(match?.before, now);
    const target: Known = match ?? { id: around.newId(), key, form, parent, before: undefined };
    seen.add(target.id);
    if (!match) known.push(target);
    if (Object.keys(fields).length === 0) unchanged += 1;
    else drafts.push({ record: target.id, isNew: !match, row, fields });
  };
  for (const form of placeForms) for (const entry of entries) if (entry.form === form) take(entry);
  return { rows: table.rows.length, unchanged, issues: issues.sort((a, b) => a.row - b.row), drafts };
}
