import { catalogue, entryFor } from '../figures/catalogue.ts';
import { derive, operandsOf, roundTenth } from '../figures/derive.ts';
import { daysBetween, yearOf } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';
import { postsShared } from './posts.ts';
import type { CheckCode, Finding, Values } from './question.ts';
import { type Known, type Stated, statedIn, statedOf, valueIn, type YearFigures } from './stated.ts';

const found = (code: CheckCode, subject: string, values: Values, records: readonly (Id | undefined)[]): Finding => {
  const ids = records.filter((id) => id !== undefined);
  return { code, subject, squad: null, values, records: ids, count: ids.length };
};

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** Every pair of a list, each once. */
const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));

const between = ([a, b]: readonly [Stated, Stated]): string => [a.id, b.id].sort().join('/');
const meet = (a: Stated, b: Stated): boolean => a.from <= b.to && b.from <= a.to;
const holds = (outer: Stated, inner: Stated): boolean => outer.from <= inner.from && inner.to <= outer.to;
const isPeriod = (a: Stated, b: Stated): boolean => a.from === b.from && a.to === b.to;
const YEAR_DAYS = 366;
const isLong = ({ from, to }: Stated): boolean => daysBetween(from, to) > YEAR_DAYS;

/** Two statements of one figure and period: two values are a contradiction; the same value twice may be two amounts. */
function twoOfOnePeriod(pair: readonly [Stated, Stated]): Finding[] {
  const [a, b] = pair;
  if (a.number === undefined || b.number === undefined) return [];
  const values = { figure: a.entry.id, value: a.number, other: b.number, from: a.from, to: a.to };
  const code = isSame(a.number, b.number) ? 'value_repeated' : 'value_differs';
  return [found(code, between(pair), values, [a.id, b.id])];
}

/**
 * Two statements of one flow whose periods overlap. Months beside their year are usual; a part above its whole is not,
 * and a claim for one year beside one for several is asked about.
 */
function twoPeriods(pair: readonly [Stated, Stated]): Finding[] {
  const [a, b] = pair;
  if (a.entry.sort !== 'flow' || a.number === undefined || b.number === undefined || !meet(a, b)) return [];
  const [outer, inner] = holds(a, b) ? [a, b] : [b, a];
  const values = {
    ...{ figure: a.entry.id, value: a.number, other: b.number },
    ...{ from: a.from, to: a.to, otherFrom: b.from, otherTo: b.to },
  };
  const isNested = holds(outer, inner);
  const code = isNested && (inner.number ?? 0) > (outer.number ?? 0) ? 'inner_over_outer' : 'periods_differ';
  const isUsual = isNested && code === 'periods_differ' && !isLong(outer);
  return isUsual ? [] : [found(code, between(pair), values, [a.id, b.id])];
}

function ofOneFigure(stated: readonly Stated[]): Finding[] {
  const groups = groupBy(stated, ({ entry, of }) => `${entry.id} ${of}`);
  return [...groups.values()].flatMap((same) =>
    pairs(same).flatMap((pair) => (isPeriod(...pair) ? twoOfOnePeriod(pair) : twoPeriods(pair))),
  );
}

/** The same amount of money under two heads: one sum or two? */
function sameAmounts(stated: readonly Stated[]): Finding[] {
  const money = stated.filter(
    ({ entry, number }) => entry.topic === 'resources' && entry.unit === 'tenThousandYuan' && number,
  );
  return [...groupBy(money, ({ number, from, to }) => `${number} ${from} ${to}`).values()].flatMap((same) =>
    pairs(same)
      .filter(([a, b]) => a.entry.id !== b.entry.id)
      .map((pair) => {
        const [a, b] = pair;
        const values = { figure: a.entry.id, otherFigure: b.entry.id, value: a.number ?? 0, from: a.from, to: a.to };
        return found('same_amount', between(pair), values, [a.id, b.id]);
      }),
  );
}

/** A figure that records or the register count, stated with another value. */
function otherThanCounted(figures: YearFigures, stated: readonly Stated[]): Finding[] {
  return stated.flatMap(({ id, entry, from, to, of, number }) => {
    const isYear = from === `${figures.year}-01-01` && to === `${figures.year}-12-31`;
    if (number === undefined || of) return [];
    const isState = entry.source === 'register' && from === to;
    const counted = isState
      ? figures.registered(entry.id, to)
      : entry.source === 'records' && isYear
        ? figures.counted(entry.id)
        : undefined;
    if (counted === undefined || isSame(counted, number)) return [];
    return [found('other_than_counted', id, { figure: entry.id, value: number, counted, from, to }, [id])];
  });
}

/** Finds a rate or growth that is stated otherwise than its parts give. Growth without its base cannot be checked. */
function otherThanComputed(figures: YearFigures): Finding[] {
  return catalogue.flatMap(({ id, formula }) => {
    const stated = formula && statedIn(figures, id);
    if (!formula || !stated) return [];
    const base = (figure: string) => statedIn(figures, figure, figures.year - 1)?.value;
    const computed = derive(formula, (figure) => valueIn(figures, figure)?.value, base);
    const operands = operandsOf(formula).map((figure) => valueIn(figures, figure)?.statement);
    const values = { figure: id, value: stated.value, year: figures.year };
    const records = [stated.statement, ...operands];
    if (computed.ok)
      return isSame(computed.value, stated.value)
        ? []
        : [found('other_than_computed', `${id}/${figures.year}`, { ...values, computed: computed.value }, records)];
    return 'growth' in formula ? [found('growth_without_base', `${id}/${figures.year}`, values, records)] : [];
  });
}

/** "Of these" above the whole, such as villages that passed above the villages there are. */
function partsOver(figures: YearFigures): Finding[] {
  return catalogue.flatMap(({ id, of }) => {
    const [part, whole] = [valueIn(figures, id), of === undefined ? undefined : valueIn(figures, of)];
    if (!of || !part || !whole || part.value <= whole.value) return [];
    const values = { figure: id, value: part.value, whole: of, other: whole.value, year: figures.year };
    return [found('part_over_whole', `${id}/${figures.year}`, values, [part.statement, whole.statement])];
  });
}

/** Parts that do not add up to their whole. While one is missing, the others must not be above it. */
function partsDiffer(figures: YearFigures): Finding[] {
  return catalogue.flatMap(({ id, parts }) => {
    const whole = parts.length ? valueIn(figures, id) : undefined;
    const known = parts.map((part) => valueIn(figures, part)).filter((each): each is Known => each !== undefined);
    const sum = known.reduce((total, { value }) => total + value, 0);
    const isWrong = whole && (known.length === parts.length ? !isSame(sum, whole.value) : sum > whole.value);
    if (!whole || !isWrong) return [];
    const values = { figure: id, value: whole.value, sum, year: figures.year };
    const statements = [whole, ...known].map(({ statement }) => statement);
    return [found('parts_differ', `${id}/${figures.year}`, values, statements)];
  });
}

/** Figures whose number is that of a list of names. */
const lists = [['build.schools', 'build.names']] as const;

function listLengths(figures: YearFigures, stated: readonly Stated[]): Finding[] {
  return lists.flatMap(([figure, names]) => {
    const count = statedIn(figures, figure);
    const list = stated.find(({ entry, text }) => entry.id === names && text !== undefined);
    const length = (list?.text ?? '').split(/[、,，;；\n]/).filter((item) => item.trim() !== '').length;
    if (!count || !list || length === count.value) return [];
    const values = { figure, value: count.value, list: names, length, year: figures.year };
    return [found('list_length', `${figure}/${figures.year}`, values, [count.statement, list.id])];
  });
}

/** The rates, to one decimal, that some number of units can have: the nearest below and above a stated one. */
function wholeRates(stated: number, base: number): { readonly near: number; readonly rate: number }[] {
  const below = Math.floor((stated / 100) * base);
  return [below, below + 1].map((near) => ({ near, rate: roundTenth((near / base) * 100) }));
}

/** A rate that no whole number of units has, whichever of its bases is meant (X24). */
function ratesNotWhole(figures: YearFigures): Finding[] {
  return catalogue.flatMap(({ id, bases }) => {
    const stated = bases.length ? statedIn(figures, id) : undefined;
    if (!stated) return [];
    const known = bases.flatMap((parts) => {
      const values = parts.map((part) => valueIn(figures, part)?.value ?? 0);
      const base = values.reduce((sum, value) => sum + value, 0);
      return values.every((value) => value > 0) ? [base] : [];
    });
    const [base] = known;
    const fits = known.some((each) => wholeRates(stated.value, each).some(({ rate }) => isSame(rate, stated.value)));
    if (base === undefined || fits) return [];
    const [below, above] = wholeRates(stated.value, base);
    const isBelow = below && above && stated.value - below.rate < above.rate - stated.value;
    const nearest = isBelow ? below : above;
    const values = { figure: id, value: stated.value, base, ...nearest, year: figures.year };
    return [found('rate_not_whole', `${id}/${figures.year}`, values, [stated.statement])];
  });
}

/** Every rule over statements. Each finding names the statements that it compares. */
export function checkStatements(figures: YearFigures): Finding[] {
  const stated = figures.statements
    .flatMap((record) => statedOf(record) ?? [])
    .filter(({ from, to }) => yearOf(from) <= figures.year && yearOf(to) >= figures.year);
  return [
    ...ofOneFigure(stated),
    ...sameAmounts(stated),
    ...postsShared(stated.flatMap(({ id, entry, text }) => (text ? [{ id, figure: entry.id, text }] : []))),
    ...otherThanCounted(figures, stated),
    ...otherThanComputed(figures),
    ...partsOver(figures),
    ...partsDiffer(figures),
    ...listLengths(figures, stated),
    ...ratesNotWhole(figures),
  ].filter(({ values }) => entryFor(String(values.figure)) !== undefined);
}
