import { isCounted, type Mention } from './passage.ts';
import { keptOf, writeAmount } from './rounding.ts';
import { unitAt } from './units.ts';

/** A figure with its value, to compare a text with. */
export interface KnownFigure {
  readonly id: string;
  /** Names of the figure. A number belongs to it if its clause holds every part, between spaces, of one name. */
  readonly names: readonly string[];
  readonly unit: string;
  readonly value: number;
  /** Whether reports write it exactly, without 余. */
  readonly isExact: boolean;
}

/** `equal`: written by the rule; `otherwise`: the same value in another writing; `different`: another value. */
export type Agreement = 'equal' | 'otherwise' | 'different';

export interface Comparison {
  readonly mention: Mention;
  readonly figure: KnownFigure;
  readonly agreement: Agreement;
  /** The value as the rule for 余 writes it. */
  readonly written: string;
}

/** Units that reports use for the same figure as the unit behind them. */
const alike: Readonly<Record<string, string>> = { 场: '次', 期: '次', 户: '户次' };

const unitOf = (unit: string): string => alike[unit] ?? unit;

/** Compares a written number with a value. */
export function agreementOf(mention: Mention, { value, unit, isExact }: KnownFigure): Agreement {
  if (!mention.isChinese) {
    if (mention.precision === 'exact' && mention.value === value) return 'equal';
    const kept =
      isExact || mention.precision !== 'more'
        ? []
        : ([1, 2] as const).map((digits) => keptOf(value, digits)).filter((each) => each < value);
    if (kept.includes(mention.value) && unit !== '元') return 'equal';
  }
  return mention.low <= value && value <= mention.high ? 'otherwise' : 'different';
}

/** Returns the clause before a number, without the previous number. */
const clauseOf = (text: string, { start }: Mention, from: number): string =>
  text
    .slice(Math.max(from, start - 24), start)
    .split(/[，。；;！？\n]/)
    .at(-1) ?? '';

/**
 * Compares the numbers of a text with known figures. If one number agrees with a figure, the others of its name count
 * as parts and are left out. If none agrees, the largest is returned as different.
 */
export function compareWithKnown(
  text: string,
  numbers: readonly Mention[],
  figures: readonly KnownFigure[],
): Comparison[] {
  const found = new Map<string, Comparison[]>();
  for (const [at, mention] of numbers.entries()) {
    if (!isCounted(mention)) continue;
    const words = `${clauseOf(text, mention, numbers[at - 1]?.end ?? 0)} ${mention.nounAfter}`;
    const [figure] = figures
      .filter(({ unit }) => unitOf(unitAt(unit, 0)?.unit ?? unit) === unitOf(mention.unit))
      .flatMap((each) => {
        const lengths = each.names.filter((name) => name.split(' ').every((part) => words.includes(part)));
        return lengths.length > 0 ? [{ each, length: Math.max(...lengths.map((name) => name.length)) }] : [];
      })
      .sort((a, b) => b.length - a.length);
    if (!figure) continue;
    const { each } = figure;
    const written = each.isExact ? String(each.value) : writeAmount(each);
    const comparison = { mention, figure: each, agreement: agreementOf(mention, each), written };
    found.set(each.id, [...(found.get(each.id) ?? []), comparison]);
  }
  return [...found.values()]
    .flatMap((comparisons) => {
      const agreeing = comparisons.filter(({ agreement }) => agreement !== 'different');
      const [largest] = [...comparisons].sort((a, b) => b.mention.value - a.mention.value);
      return agreeing.length > 0 ? agreeing : largest ? [largest] : [];
    })
    .sort((a, b) => a.mention.start - b.mention.start);
}
