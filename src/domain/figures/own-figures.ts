import { err, ok, type Result } from '../kernel/result.ts';
import type { FigureEntry, Formula } from './entry.ts';

/** The ways in which the office computes a figure of its own from others. */
export const ownWays = ['sum', 'difference', 'share', 'per'] as const;
export type OwnWay = (typeof ownWays)[number];

/**
 * Codes for why a figure can not be computed as the office wrote it.
 * 1. `bad_formula`: the text is no way with its figures.
 * 2. `unknown_figure`: the catalogue has no such figure.
 * 3. `circular`: the figure is computed from itself, perhaps through others.
 * 4. `never_added`: the sort forbids it: rates, lists, different places or people, a yes or no.
 * 5. `not_alike`: the figures have different units or sorts, such as 人次 and 人.
 * 6. `counted_twice`: one figure is a part of another, or stands twice.
 */
export const ownFailures = [
  'bad_formula',
  'unknown_figure',
  'circular',
  'never_added',
  'not_alike',
  'counted_twice',
] as const;
export type OwnFailure = { readonly code: (typeof ownFailures)[number]; readonly figure: string };

/** Most figures in one sum. */
export const MAX_OPERANDS = 8;

const isWay = (text: string | undefined): text is OwnWay => ownWays.some((way) => way === text);

export const writeFormula = (way: OwnWay, operands: readonly string[]): string => [way, ...operands].join(' ');

/** Reads a formula as a record holds it; undefined if it is none. */
export function readFormula(text: string): { way: OwnWay; operands: readonly string[] } | undefined {
  const [way, ...operands] = text.split(' ');
  if (!isWay(way)) return undefined;
  const isFit = way === 'sum' ? operands.length >= 2 && operands.length <= MAX_OPERANDS : operands.length === 2;
  return isFit ? { way, operands } : undefined;
}

function formulaOf(way: OwnWay, operands: readonly string[]): Formula {
  if (way === 'sum') return { sum: operands };
  const [first = '', second = ''] = operands;
  if (way === 'difference') return { difference: [first, second] };
  return way === 'share' ? { share: [first, second] } : { per: [first, second] };
}

/** Finds an entry of the catalogue, or of the office's own figures that are computed already. */
type Find = (id: string) => FigureEntry | undefined;

/** Tells whether one figure is a part of another, directly or through others. */
function isWithin(part: FigureEntry, whole: FigureEntry, find: Find): boolean {
  const wholes = [part.of].flatMap((id) => (id === undefined ? [] : (find(id) ?? [])));
  return whole.parts.includes(part.id) || wholes.some((each) => each.id === whole.id || isWithin(each, whole, find));
}

/** Finds why figures must not be added up, or one taken from the other. */
function whyNotAdded(way: 'sum' | 'difference', entries: readonly FigureEntry[], find: Find): OwnFailure | undefined {
  const [first] = entries;
  const unfit = entries.find(({ sort }) => sort !== 'flow' && sort !== 'state');
  if (unfit) return { code: 'never_added', figure: unfit.id };
  const other = entries.find(({ unit, sort }) => unit !== first?.unit || sort !== first?.sort);
  if (other) return { code: 'not_alike', figure: other.id };
  // A part is taken from its whole, and never added to it.
  if (way === 'difference') return undefined;
  const twice = entries.find(
    (entry, at) =>
      entries.findIndex(({ id }) => id === entry.id) !== at ||
      entries.some((whole) => whole.id !== entry.id && isWithin(entry, whole, find)),
  );
  return twice && { code: 'counted_twice', figure: twice.id };
}

function whyNotDivided(way: 'share' | 'per', entries: readonly FigureEntry[]): OwnFailure | undefined {
  const unfit = entries.find(({ value, sort }) => value !== 'number' || sort === 'ratio' || sort === 'growth');
  if (unfit) return { code: 'never_added', figure: unfit.id };
  const [first, second] = entries;
  return way === 'share' && second && first?.unit !== second.unit
    ? { code: 'not_alike', figure: second.id }
    : undefined;
}

/**
 * Makes the entry of a figure that the office computes from others.
 * @param find the entries that it may be computed from
 */
export function ownEntry(id: string, text: string, find: Find): Result<FigureEntry, OwnFailure> {
  const read = readFormula(text);
  if (!read) return err({ code: 'bad_formula', figure: id });
  const { way, operands } = read;
  const entries: FigureEntry[] = [];
  for (const operand of operands) {
    const entry = find(operand);
    if (!entry) return err({ code: 'unknown_figure', figure: operand });
    entries.push(entry);
  }
  const isRatio = way === 'share' || way === 'per';
  const failure = isRatio ? whyNotDivided(way, entries) : whyNotAdded(way, entries, find);
  const [first] = entries;
  if (failure || !first) return err(failure ?? { code: 'bad_formula', figure: id });
  const shared = first.dimensions.filter((each) => entries.every(({ dimensions }) => dimensions.includes(each)));
  return ok({
    ...{ id, topic: 'own', sort: isRatio ? 'ratio' : first.sort, value: 'number', source: 'computed' },
    unit: way === 'share' ? 'percent' : first.unit,
    ...{ parts: [], bases: [], of: undefined, bound: undefined, dimensions: shared, version: 0 },
    rounding: isRatio ? 'tenth' : 'exact',
    formula: formulaOf(way, operands),
  });
}
