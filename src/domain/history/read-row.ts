import type { FigureEntry } from '../figures/entry.ts';
import { readStated, valueFields } from '../figures/stated-value.ts';
import type { Day } from '../kernel/day.ts';
import { readCell } from '../reading/code.ts';
import { readDay, readPeriod } from '../reading/day.ts';
import { readFields } from '../reading/fields.ts';
import { nameKey } from '../reading/name.ts';
import { readNumber } from '../reading/number.ts';
import { checkField } from '../records/check-field.ts';
import type { FieldSpec, FieldValue, ValuesOf } from '../records/field.ts';
import type { Kind } from '../records/kind.ts';
import { kindOf } from '../records/kinds/index.ts';
import { BROKEN } from '../register/import-cell.ts';
import { shown } from '../register/import-table.ts';
import type { HistoryCode, HistoryIssue } from './issue.ts';
import type { Mapping } from './mapping.ts';
import type { FindNamed } from './names.ts';
import { columnsOf, FIGURE, namedBy } from './target.ts';

/** The names, units and labels by which cells are read. */
export interface Surroundings {
  readonly today: Day;
  readonly find: FindNamed;
  /** The label of an option, by which cells name it. */
  readonly optionLabel: (field: string, option: string) => string;
  /** Words that may follow a number of a field, or of a figure. */
  readonly unitWords: (field: string) => readonly string[];
  readonly figureByName: (name: string) => string | undefined;
  readonly entryOf: (figure: string) => FigureEntry | undefined;
  readonly figureUnits: (figure: string) => readonly string[];
}

/** A record that a row becomes; rows with values of several figures become several. */
export interface HistoryDraft {
  readonly row: number;
  /** Its place among those of its row. */
  readonly part: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface ReadRow {
  readonly drafts: readonly HistoryDraft[];
  readonly issues: readonly HistoryIssue[];
}

type Values = Readonly<Record<string, FieldValue>>;

const yes = /^(?:是|有|√|✓|y|yes|true|1)$/i;
const no = /^(?:否|无|×|✗|n|no|false|0)$/i;

/** The value that a cell holds by its field's type, or what is wrong with it. */
function readTyped(
  field: string,
  spec: FieldSpec,
  text: string,
  around: Surroundings,
): FieldValue | { readonly wrong: HistoryCode } {
  switch (spec.type) {
    case 'day':
      return readDay(text) ?? { wrong: 'bad_date' };
    case 'count':
    case 'decimal': {
      const number = readNumber(text, around.unitWords(field));
      return number === undefined || Number.isNaN(number) ? { wrong: 'not_number' } : number;
    }
    case 'choice': {
      const key = nameKey(text);
      const option = spec.options.find((each) => nameKey(around.optionLabel(field, each)) === key || each === text);
      return option ?? { wrong: 'unknown_choice' };
    }
    case 'flag':
      return yes.test(text) ? true : no.test(text) ? false : { wrong: 'not_flag' };
    case 'reference': {
      const kind = namedBy(spec);
      const found = kind ? around.find(kind, text) : 'unknown';
      if (found === 'unknown' || found === 'several') return { wrong: `name_${found}` };
      return found;
    }
    default:
      return text;
  }
}

const isWrong = (value: FieldValue | { readonly wrong: HistoryCode }): value is { readonly wrong: HistoryCode } =>
  typeof value === 'object' && value !== null && 'wrong' in value;

/** Collects the issues of a row's cells. */
function makeComplaints(row: number) {
  const issues: HistoryIssue[] = [];
  return {
    issues,
    add(code: HistoryCode, column: string | undefined, text = '', limit?: number | string): void {
      const value = text === '' ? {} : { value: shown(text) };
      issues.push({ row, ...(column ? { column } : {}), ...value, code, ...(limit === undefined ? {} : { limit }) });
    },
  };
}
type Complaints = ReturnType<typeof makeComplaints>;

/** Reads one cell into a field, and checks it as a form does. */
function readInto(
  values: Record<string, FieldValue>,
  field: string,
  spec: FieldSpec,
  text: string,
  around: Surroundings,
  complaints: Complaints,
): void {
  const value = text.includes(BROKEN) ? { wrong: 'bad_byte' as const } : readTyped(field, spec, text, around);
  if (isWrong(value)) {
    complaints.add(value.wrong, field, text);
    return;
  }
  const failure = checkField(field, spec, value, around.today);
  if (failure) complaints.add(failure.code, field, text, failure.limit);
  else values[field] = value;
}

/** Checks a whole record as the server will: what is required, and rules over several fields. */
function checkWhole(kind: Kind, values: Values, complaints: Complaints): void {
  if (complaints.issues.length) return;
  const missing = Object.keys(kind.fields).filter(
    (field) => kind.fields[field]?.required && values[field] === undefined,
  );
  for (const field of missing) complaints.add('required', field);
  if (missing.length) return;
  const failure = kind.check?.(values as ValuesOf<Kind['fields']>);
  if (failure) complaints.add(failure.code, failure.field, '', failure.limit);
}

/** The text of a column in a row; that of the whole table where the row has none. */
function makeCells({ columns, constants }: Mapping, cells: readonly string[]): (column: string) => string {
  return (column) => {
    const place = columns.indexOf(column);
    const own = place < 0 ? '' : readCell(cells[place] ?? '');
    return own || (constants[column] ?? '').trim();
  };
}

function readActivity(row: number, cells: readonly string[], mapping: Mapping, around: Surroundings): ReadRow {
  const kind = kindOf(mapping.target);
  const complaints = makeComplaints(row);
  const cell = makeCells(mapping, cells);
  const values: Record<string, FieldValue> = {};
  for (const field of columnsOf(mapping.target)) {
    const spec = kind.fields[field];
    const text = cell(field);
    if (spec && text !== '') readInto(values, field, spec, text, around, complaints);
  }
  const fields = readFields(mapping.target, values);
  checkWhole(kind, fields, complaints);
  const { issues } = complaints;
  return { drafts: issues.length ? [] : [{ row, part: 0, fields }], issues };
}

const TEN_THOUSAND = '万';

/** Reads a value with the unit of its own cell. It may be that of the figure, or ten thousand times it. */
function readWithUnit(
  entry: FigureEntry,
  text: string,
  unit: string,
  units: readonly string[],
  complaints: Complaints,
): Values | undefined {
  const times = unit !== '' && !units.includes(unit) && units.some((word) => TEN_THOUSAND + word === unit) ? 10_000 : 1;
  if (unit !== '' && times === 1 && !units.includes(unit)) {
    complaints.add('unit_differs', 'unit', unit);
    return undefined;
  }
  const large = times > 1 ? readNumber(text) : undefined;
  const typed = large === undefined || Number.isNaN(large) ? text : String(Math.round(large * times * 1e6) / 1e6);
  const read = readStated(entry, typed, units);
  if (!read) complaints.add('required', 'value');
  else if (!read.ok) complaints.add(read.error, 'value', text);
  else return Object.fromEntries(Object.entries(valueFields(read.value)).filter(([, value]) => value !== null));
  return undefined;
}

function readStatement(
  { row, part }: Pick<HistoryDraft, 'row' | 'part'>,
  cell: (column: string) => string,
  { figure, text, unit }: { readonly figure: string | undefined; readonly text: string; readonly unit: string },
  around: Surroundings,
): ReadRow {
  const kind = kindOf('statement');
  const complaints = makeComplaints(row);
  const entry = figure === undefined ? undefined : around.entryOf(figure);
  if (!entry || entry.source === 'computed') complaints.add('figure_unknown', 'figure', cell('figure'));
  const period = readPeriod(cell('period'));
  if (!period) complaints.add(cell('period') === '' ? 'required' : 'period_unknown', 'period', cell('period'));
  if (text.includes(BROKEN)) complaints.add('bad_byte', 'value', text);
  const value = entry && readWithUnit(entry, text, unit, around.figureUnits(entry.id), complaints);
  const values: Record<string, FieldValue> = {
    ...(entry && { figure: entry.id }),
    ...(period && (entry?.sort === 'state' ? { from: period.to, to: period.to } : period)),
    ...value,
  };
  for (const field of ['place', 'body', 'who', 'document', 'dated', 'note']) {
    const spec = kind.fields[field];
    const given = cell(field);
    if (spec && given !== '') readInto(values, field, spec, given, around, complaints);
  }
  for (const field of ['from', 'to']) {
    const spec = kind.fields[field];
    const failure = spec && values[field] !== undefined && checkField(field, spec, values[field] ?? null, around.today);
    if (failure) complaints.add(failure.code, 'period', cell('period'), failure.limit);
  }
  const fields = readFields('statement', values);
  checkWhole(kind, fields, complaints);
  const { issues } = complaints;
  return { drafts: issues.length ? [] : [{ row, part, fields }], issues };
}

function readStatements(row: number, cells: readonly string[], mapping: Mapping, around: Surroundings): ReadRow {
  const cell = makeCells(mapping, cells);
  const wide = mapping.columns.flatMap((column, place) =>
    column.startsWith(FIGURE) ? [{ figure: column.slice(FIGURE.length), text: readCell(cells[place] ?? '') }] : [],
  );
  if (wide.length === 0) {
    const name = cell('figure');
    const value = { figure: around.figureByName(name), text: cell('value'), unit: cell('unit') };
    return readStatement({ row, part: 0 }, cell, value, around);
  }
  // An empty cell of a wide table states nothing.
  const read = wide.flatMap(({ figure, text }, part) =>
    text === '' ? [] : [readStatement({ row, part }, cell, { figure, text, unit: '' }, around)],
  );
  return { drafts: read.flatMap(({ drafts }) => drafts), issues: read.flatMap(({ issues }) => issues) };
}

/** Returns a key that is equal for two statements of one figure, period, subject and source. */
const sameAs = ({ fields }: HistoryDraft): string =>
  ['figure', 'from', 'to', 'place', 'body', 'who', 'document'].map((field) => String(fields[field] ?? '')).join('\n');

/**
 * Makes a reader of a table's rows. It reads each row by itself, but for statements that an earlier row made already.
 * The work of a row is bounded by the number of its columns.
 */
export function makeRowReader(
  mapping: Mapping,
  around: Surroundings,
): (row: number, cells: readonly string[]) => ReadRow {
  const seen = new Set<string>();
  if (mapping.target !== 'statement') return (row, cells) => readActivity(row, cells, mapping, around);
  return (row, cells) => {
    const read = readStatements(row, cells, mapping, around);
    const repeated = read.drafts.filter((draft) => seen.has(sameAs(draft)));
    for (const draft of read.drafts) seen.add(sameAs(draft));
    if (repeated.length === 0) return read;
    return {
      drafts: read.drafts.filter((draft) => !repeated.includes(draft)),
      issues: [...read.issues, { row, code: 'duplicate_row' as const }],
    };
  };
}
