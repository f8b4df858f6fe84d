import * as v from 'valibot';
import { MAX_PUSH_CHANGES } from '../../protocol/kernel/limits.ts';
import { PushRequest } from '../../protocol/sync/push.ts';

/*
 * Phones up to protocol version 3 send the changes of a push in columns: names once for all objects of one shape, and
 * each column in the shortest of several forms. Old phones may always push, so this stays.
 */

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Maximum nesting of tables: a change has objects within objects within objects. */
const MOST_LEVELS = 3;
/** Maximum number of characters that a column's texts share at the beginning or the end. */
const MOST_ALIKE = 64;
/** Maximum number of unpacked values for each allowed object. A change names its fields three times at most. */
export const CELLS_EACH = 128;
/** Maximum number of repeated characters for each allowed object: more than all texts of a change. */
export const REPEATED_EACH = 16_384;

/** The remaining budget of unpacking, charged before anything is allocated. */
interface Budget {
  cells: number;
  repeated: number;
}

const isPlace = (value: unknown, below: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below;

/** Charges characters to the budget. @returns false if it is exhausted */
function mayRepeat(budget: Budget, characters: number): boolean {
  budget.repeated -= characters;
  return budget.repeated >= 0;
}

/** Unpacks a column of `count` values; undefined if it is malformed or exceeds the budget. */
function unpackColumn(column: unknown, count: number, level: number, budget: Budget): readonly unknown[] | undefined {
  budget.cells -= count;
  if (budget.cells < 0) return undefined;
  if (Array.isArray(column)) return column.length === count ? column : undefined;
  if (!isRow(column)) return undefined;
  const { same, from, step, texts, at, start, end, between, table } = column;
  if (same !== undefined) {
    // An object would be validated again for each row.
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
    // A plain assignment to this name would set the object's prototype.
    if (name === '__proto__')
      Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
    else row[name] = value;
  }
  return row;
}

/** Unpacks the objects of one shape, in order. */
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
 * Unpacks a table.
 * @param most maximum number of objects: a short text can name very many
 * @returns undefined if it is malformed, too long or exceeds the budget
 */
export function unpackTable(table: unknown, most: number): Row[] | undefined {
  if (!isRow(table) || !isPlace(table.count, most + 1)) return undefined;
  return unpackLevel(table, 1, { cells: most * CELLS_EACH, repeated: most * REPEATED_EACH });
}

/** Returns the changes of a push, sent plain or in columns; undefined if they are neither. */
const expand = (list: unknown): readonly unknown[] | undefined =>
  Array.isArray(list) ? list : unpackTable(list, MAX_PUSH_CHANGES);

/** The envelope of a push from a phone of any version. */
export const AnyPushRequest = v.object({
  ...PushRequest.entries,
  changes: v.pipe(v.unknown(), v.transform(expand), PushRequest.entries.changes),
});
