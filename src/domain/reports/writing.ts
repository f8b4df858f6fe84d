import { roundTenth } from '../figures/derive.ts';
import { writeAbout } from '../proofreading/rounding.ts';
import { writeCounted } from './numbering.ts';
import type { Way } from './template.ts';
import type { NumberValue, Value } from './value.ts';

/*
 * How a report writes values. Reports are Chinese documents whatever language the app is shown in, so their few fixed
 * words stand here and not in the dictionaries.
 */

const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

function writeNumber({ value, rounding }: NumberValue, ways: readonly Way[]): string {
  const isWhole = Number.isSafeInteger(value) && value >= 0;
  // Hours and areas have decimals, which 余 cuts too. Below ten a value is written exactly.
  const mayCut = rounding === 'over' && (isWhole || value >= 10);
  if (mayCut && ways.includes('about')) return writeAbout(Math.floor(value), 1);
  if (mayCut && ways.includes('aboutTwo')) return writeAbout(Math.floor(value), 2);
  if (isWhole && value <= 9_999 && ways.includes('numeral')) return writeCounted(value);
  return grouped(rounding === 'tenth' ? roundTenth(value) : value);
}

/** Writes a known value in the ways that the template asks for. Ways that do not apply to the value are ignored. */
export function writeValue(value: Exclude<Value, { type: 'missing' }>, ways: readonly Way[]): string {
  if (value.type === 'flag') return value.value ? '是' : '否';
  if (value.type === 'text') return value.text;
  const unit = ways.includes('bare') ? '' : value.unit;
  if (ways.includes('least')) {
    const floor = Math.floor(value.value);
    return `${grouped(floor)}${unit}${floor < value.value ? '以上' : ''}`;
  }
  return `${writeNumber(value, ways)}${unit}`;
}

/** Writes a growth in percent. */
export function writeGrowth(percent: number): string {
  const rounded = roundTenth(Math.abs(percent));
  if (rounded === 0) return '持平';
  return `${percent > 0 ? '增长' : '下降'}${grouped(rounded)}%`;
}
