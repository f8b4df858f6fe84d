import { type FurtherUnit, furtherUnits as isFurther, type Unit } from '../../domain/records/figure.ts';
import { inChinese } from '../words/language.ts';
import { units } from '../words/units.ts';
import { furtherUnits } from './words/units.ts';

const further: ReadonlySet<Unit> = new Set(isFurther);
const isFurtherUnit = (unit: Unit): unit is FurtherUnit => further.has(unit);

/** Returns the word of any figure's unit. */
export const wordOfUnit = (unit: Unit): string => (isFurtherUnit(unit) ? furtherUnits[unit] : units[unit]);

/** Returns it in Chinese whatever the language. */
export const chineseUnitWord = (unit: Unit): string =>
  inChinese(() => (isFurtherUnit(unit) ? furtherUnits[unit] : units[unit]));
