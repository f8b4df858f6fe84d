/*
 * Lists of like objects in columns, as the released phones up to version 3 of the protocol send them: copied from their
 * source, so that the server is tested with what they say.
 */

/** A column in the shortest of these forms; a list is just its values. */
type Column =
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
interface Table {
  readonly count: number;
  readonly order: Column;
  readonly shapes: readonly (readonly [names: readonly string[], columns: readonly Column[]])[];
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Objects in objects in objects are all that a change holds. */
const MOST_LEVELS = 3;
const MOST_ALIKE = 64;

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
