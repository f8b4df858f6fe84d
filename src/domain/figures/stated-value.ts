import { err, ok, type Result } from '../kernel/result.ts';
import { readNumber } from '../reading/number.ts';
import type { FieldValue } from '../records/field.ts';
import type { Unit } from '../records/figure.ts';
import type { FigureEntry } from './entry.ts';

/** The value of a statement: one of four. A missing one has a reason. */
export type StatedValue =
  | { readonly number: number }
  | { readonly flag: boolean }
  | { readonly text: string }
  | { readonly missing: string };

/** Codes for why a typed value was not understood. */
export type ValueFailure =
  | 'not_number'
  /** 余, 多, 约: the exact number is wanted; a report writes 余 by itself. */
  | 'not_exact'
  | 'not_whole'
  | 'out_of_range'
  | 'not_flag'
  | 'too_long'
  /** A mark such as ? or -%: say why it is missing. */
  | 'no_reason';

const MAX_TEXT = 2000;
const MAX_REASON = 200;
const MAX_NUMBER = 1_000_000_000_000;

const missing = /^(?:缺数?|missing)(?:[:：，,\s]\s*(.*))?$/iu;
/** Marks that stand for a missing value in reports. */
const mark = /^(?:[?？]+%?|[-—–]+%?|%|\*+|(?:[?？0]年)?[?？0]月[?？0]日)$/;
const inexact = /[余多约近]/;
const yes = /^(?:是|有|已|√|✓|y|yes|true|1)$/i;
const no = /^(?:否|无|没有|未|×|✗|x|n|no|false|0)$/i;

/** Units that have fractions. */
const fractional: ReadonlySet<Unit | undefined> = new Set<Unit>([
  ...([
    'tenThousandSquareMetres',
    'percent',
    'tenThousandYuan',
    'mu',
    'hour',
    'gram',
    'point',
    'yuan',
    'tenThousandBooks',
  ] as const),
]);

function readStatedNumber(
  { unit, sort }: FigureEntry,
  text: string,
  units: readonly string[],
): Result<StatedValue, ValueFailure> {
  const number = readNumber(text, units);
  if (number === undefined || Number.isNaN(number)) return err(inexact.test(text) ? 'not_exact' : 'not_number');
  if (!fractional.has(unit) && !Number.isInteger(number)) return err('not_whole');
  const isShare = unit === 'percent' && sort === 'ratio';
  const [least, most] = isShare ? [0, 100] : sort === 'growth' ? [-MAX_NUMBER, MAX_NUMBER] : [0, MAX_NUMBER];
  return number < least || number > most ? err('out_of_range') : ok({ number });
}

/**
 * Reads a value as it is typed or stands in a cell. It is a number with its unit, 是 or 否, a text, or 缺 with the reason.
 * @param units the words of the figure's unit, which may follow the number
 * @returns undefined for an empty text
 */
export function readStated(
  entry: FigureEntry,
  typed: string,
  units: readonly string[],
): Result<StatedValue, ValueFailure> | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const reason = missing.exec(text);
  if (reason) {
    const given = (reason[1] ?? '').trim();
    if (given === '') return err('no_reason');
    return given.length > MAX_REASON ? err('too_long') : ok({ missing: given });
  }
  if (mark.test(text)) return err('no_reason');
  if (entry.value === 'text') return text.length > MAX_TEXT ? err('too_long') : ok({ text });
  if (entry.value === 'flag') {
    if (yes.test(text)) return ok({ flag: true });
    return no.test(text) ? ok({ flag: false }) : err('not_flag');
  }
  return readStatedNumber(entry, text, units);
}

const none = { number: null, flag: null, text: null, missing: null } as const;

/** Returns the fields of a statement that hold its value; the others are cleared. */
export const valueFields = (value: StatedValue): Readonly<Record<keyof typeof none, FieldValue>> => ({
  ...none,
  ...value,
});

/** Reads the value of a statement; undefined if it has none that this release knows. */
export function statedValue(fields: Readonly<Record<string, FieldValue>>): StatedValue | undefined {
  const { number, flag, text, missing: reason } = fields;
  if (typeof number === 'number') return { number };
  if (typeof flag === 'boolean') return { flag };
  if (typeof text === 'string' && text) return { text };
  return typeof reason === 'string' && reason ? { missing: reason } : undefined;
}
