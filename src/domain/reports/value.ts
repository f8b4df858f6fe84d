import type { Comparison, Expression } from './expression.ts';

/** Why there is no value. `stated`: a typed figure says so; the others follow from the computation. */
export const missings = [
  'no_value',
  'stated',
  'no_base',
  'base_zero',
  'no_operand',
  'division_by_zero',
  'not_a_number',
  'not_addable',
  'circular',
  'not_written',
] as const;
export type Missing = (typeof missings)[number];

export interface NumberValue {
  readonly type: 'number';
  readonly value: number;
  /** The unit's word; empty for none. */
  readonly unit: string;
  /** `over` may be written with 余; `tenth` has one decimal. */
  readonly rounding: 'exact' | 'over' | 'tenth';
  /** Somebody stated it, with a source. */
  readonly isStated?: true;
}

export type Value =
  | NumberValue
  | { readonly type: 'flag'; readonly value: boolean; readonly isStated?: true }
  | { readonly type: 'text'; readonly text: string; readonly isStated?: true }
  | { readonly type: 'missing'; readonly reason: Missing };

export const isNumber = (value: Value): value is NumberValue => value.type === 'number';

const operations = {
  sum: (a: number, b: number) => a + b,
  difference: (a: number, b: number) => a - b,
  product: (a: number, b: number) => a * b,
  quotient: (a: number, b: number) => a / b,
};

/** Adds or subtracts two values only if they are of one unit: 人 and 人次 never mix. */
const isMixed = (type: keyof typeof operations, a: NumberValue, b: NumberValue): boolean =>
  (type === 'sum' || type === 'difference') && a.unit !== b.unit;

/**
 * Computes an expression. One missing operand makes it missing, since a missing value is not 0.
 * @param unit the unit's word of the result; empty for that of the operands
 */
export function compute(expression: Expression, lookUp: (name: string) => Value, unit: string): Value {
  const at = (part: Expression): Value => {
    if (part.type === 'number') return { type: 'number', value: part.value, unit: '', rounding: 'exact' };
    if (part.type === 'name') return lookUp(part.name);
    const [left, right] = [at(part.left), at(part.right)];
    if (left.type === 'missing') return left;
    if (right.type === 'missing') return right;
    if (!isNumber(left) || !isNumber(right)) return { type: 'missing', reason: 'not_a_number' };
    if (isMixed(part.type, left, right)) return { type: 'missing', reason: 'not_addable' };
    if (part.type === 'quotient' && right.value === 0) return { type: 'missing', reason: 'division_by_zero' };
    const value = operations[part.type](left.value, right.value);
    const rounding = Number.isSafeInteger(value) && part.type !== 'quotient' ? 'exact' : 'tenth';
    return { type: 'number', value, unit: left.unit || right.unit, rounding };
  };
  const value = at(expression);
  return isNumber(value) && unit ? { ...value, unit } : value;
}

const comparing: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  least: (a, b) => a >= b,
  most: (a, b) => a <= b,
  above: (a, b) => a > b,
  below: (a, b) => a < b,
  equal: (a, b) => a === b,
};

export const compares = (a: number, is: Comparison, b: number): boolean => comparing[is](a, b);
