/*
 * Lists of like objects as columns. Five hundred changes say the same names, squads, days and beginnings of ids again
 * and again: told once, they are a quarter as long before compression and two thirds after it, and a slow phone has so
 * much less to write, pack and read.
 */

/** A column in the shortest of these forms; a list is just its values. */
export type Column =
  | readonly unknown[]
  | { readonly same: unknown }
  /** Whole numbers that rise by the same step. */
  | { readonly from: number; readonly step: number }
  /** Few texts, each many times. */
  | { readonly texts: readonly string[]; readonly at: readonly number[] }
  /** Texts that begin and end alike. */
  | { readonly start: string; readonly end: string; readonly between: readonly string[] }
  | { readonly table: Table };

/** Objects by the names that they have: `order` says of which shape each one is. */
export interface Table {
  readonly count: number;
  readonly order: Column;
  readonly shapes: readonly (readonly [names: readonly string[], columns: readonly Column[]])[];
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Objects in objects in objects are all that a change holds. */
const MOST_LEVELS = 3;
/** Longer beginnings save nothing, and a hostile one must not be copied five hundred times. */
const MOST_ALIKE = 64;
/** Values that a table may unpack to, for each object allowed in it: a record names its fields three times at most … */
export const CELLS_EACH = 128;
/** … and characters that it may repeat, for each object: more than all texts of a record hold. */
export const REPEATED_EACH = 8_192;

/** What unpacking may still produce. It is spent before anything is allocated. */
interface Budget {
  cells: number;
  repeated: number;
}

function packNumbers(values: readonly number[]): Column {
  const [from = 0, second = from] = values;
  const step = second - from;
  const isEven = values.every((value, i) => Number.isSafeInteger(value) && value === from + i * step);
  return isEven && Number.isSafeInteger(step) ? { from, step } : values;
}

function alike(texts: readonly string[]): { start: string; end: string } {
  let [start = ''] = texts;
  start = start.slice(0, MOST_ALIKE);
  for (const text of texts) while (!text.startsWith(start)) start = start.slice(0, -1);
  let end = (texts[0] ?? '').slice(start.length).slice(-MOST_ALIKE);
  for (const text of texts) while (!text.endsWith(end) || text.length < start.length + end.length) end = end.slice(1);
  return { start, end };
}

function packTexts(values: readonly string[]): Column {
  const places = new Map<string, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  if (places.size === 1) return { same: values[0] };
  if (places.size * 2 <= values.length)
    return { texts: [...places.keys()], at: values.map((value) => places.get(value) ?? 0) };
  const { start, end } = alike(values);
  if (!start && !end) return values;
  return { start, end, between: values.map((text) => text.slice(start.length, text.length - end.length)) };
}

function packColumn(values: readonly unknown[], level: number): Column {
  if (values.length < 2) return values;
  if (values.every(isText)) return packTexts(values);
  if (values.every((value) => typeof value === 'number')) return packNumbers(values);
  if (level < MOST_LEVELS && values.every(isRow)) return { table: packLevel(values, level + 1) };
  return values;
}

function packLevel(rows: readonly Row[], level: number): Table {
  const shapes = new Map<string, { readonly place: number; readonly names: string[]; readonly rows: Row[] }>();
  const order = rows.map((row) => {
    const names = Object.keys(row).filter((name) => row[name] !== undefined);
    const key = JSON.stringify(names);
    const shape = shapes.get(key) ?? { place: shapes.size, names, rows: [] };
    shapes.set(key, shape);
    shape.rows.push(row);
    return shape.place;
  });
  return {
    count: rows.length,
    order: packNumbers(order),
    shapes: [...shapes.values()].map(({ names, rows: own }) => [
      names,
      names.map((name) =>
        packColumn(
          own.map((row) => row[name]),
          level,
        ),
      ),
    ]),
  };
}

/** @param rows objects as JSON can hold them */
export const packTable = (rows: readonly object[]): Table => packLevel(rows as readonly Row[], 1);

/** Below this, the names of the columns would be most of it. */
const FEW = 8;

/** A list as it travels: as it is, or in columns where that is shorter. */
export const compact = (rows: readonly object[]): Table | readonly object[] =>
  rows.length < FEW ? rows : packTable(rows);

const isPlace = (value: unknown, below: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below;

/** Takes characters off the budget. @returns whether there were enough */
function mayRepeat(budget: Budget, characters: number): boolean {
  budget.repeated -= characters;
  return budget.repeated >= 0;
}

/** The values of a column of `count`; undefined when it is none, or the budget does not allow it. */
function unpackColumn(column: unknown, count: number, level: number, budget: Budget): readonly unknown[] | undefined {
  budget.cells -= count;
  if (budget.cells < 0) return undefined;
  if (Array.isArray(column)) return column.length === count ? column : undefined;
  if (!isRow(column)) return undefined;
  const { same, from, step, texts, at, start, end, between, table } = column;
  if (same !== undefined) {
    // An object would be checked again for each row.
    const isAllowed = typeof same !== 'object' && mayRepeat(budget, String(same).length * count);
    return isAllowed ? Array<unknown>(count).fill(same) : undefined;
  }
  if (Number.isSafeInteger(from) && Number.isSafeInteger(step))
    return Array.from({ length: count }, (_, i) => Number(from) + i * Number(step));
  if (Array.isArray(texts) && Array.isArray(at)) {
    if (at.length !== count || !texts.every(isText) || !at.every((place) => isPlace(place, texts.length)))
      return undefined;
    const values = at.map((place: number) => texts[place] ?? '');
    const length = values.reduce((sum, text) => sum + text.length, 0);
    return mayRepeat(budget, length) ? values : undefined;
  }
  if (isText(start) && isText(end) && Array.isArray(between)) {
    const isShort = Math.max(start.length, end.length) <= MOST_ALIKE;
    const isThere =
      isShort &&
      between.length === count &&
      between.every(isText) &&
      mayRepeat(budget, (start.length + end.length) * count);
    return isThere ? between.map((text) => start + text + end) : undefined;
  }
  if (isRow(table) && table.count === count && level < MOST_LEVELS) return unpackLevel(table, level + 1, budget);
  return undefined;
}

function rowOf(names: readonly string[], columns: readonly (readonly unknown[])[], at: number): Row {
  const row: Record<string, unknown> = {};
  for (let k = 0; k < names.length; k++) {
    const [name = '', value] = [names[k], columns[k]?.[at]];
    // Assigned to, this one name would say what the object inherits from.
    if (name === '__proto__')
      Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
    else row[name] = value;
  }
  return row;
}

/** The objects of one shape, in their order. */
function unpackShape(shape: unknown, count: number, level: number, budget: Budget): Row[] | undefined {
  const [names, columns] = Array.isArray(shape) ? (shape as unknown[]) : [];
  if (!Array.isArray(names) || !Array.isArray(columns) || names.length !== columns.length) return undefined;
  if (!names.every(isText) || new Set(names).size !== names.length) return undefined;
  if (!mayRepeat(budget, names.join('').length * count)) return undefined;
  const unpacked: (readonly unknown[])[] = [];
  for (const column of columns) {
    const values = unpackColumn(column, count, level, budget);
    if (!values) return undefined;
    unpacked.push(values);
  }
  return Array.from({ length: count }, (_, i) => rowOf(names, unpacked, i));
}

function unpackLevel({ count, order, shapes }: Row, level: number, budget: Budget): Row[] | undefined {
  if (typeof count !== 'number' || !Array.isArray(shapes) || shapes.length > count) return undefined;
  const places = unpackColumn(order, count, level, budget);
  if (!places?.every((place) => isPlace(place, shapes.length))) return undefined;
  const counts = Array<number>(shapes.length).fill(0);
  for (const place of places as number[]) counts[place] = (counts[place] ?? 0) + 1;
  const left: Row[][] = [];
  for (const [place, shape] of shapes.entries()) {
    const rows = unpackShape(shape, counts[place] ?? 0, level, budget);
    if (!rows) return undefined;
    left.push(rows.reverse());
  }
  return (places as number[]).map((place) => left[place]?.pop() ?? {});
}

/**
 * @param most objects that the table may hold: a short text can name very many
 * @returns undefined when it is no table, too long a one, or one that unpacks to more than its budget
 */
export function unpackTable(table: unknown, most: number): Row[] | undefined {
  if (!isRow(table) || !isPlace(table.count, most + 1)) return undefined;
  return unpackLevel(table, 1, { cells: most * CELLS_EACH, repeated: most * REPEATED_EACH });
}

/** A list as it came, plain or in columns; undefined when it is neither. */
export const expand = (list: unknown, most: number): readonly unknown[] | undefined =>
  Array.isArray(list) ? list : unpackTable(list, most);
