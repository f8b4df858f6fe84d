import type { Finding } from './finding.ts';
import { gapBetween, isCounted, type Mention, type Passage } from './passage.ts';

const up = '增长|增加|上升|提高|提升|增幅|上涨|递增';
const down = '下降|减少|降低|下滑|回落|降幅';
/** Matches the words of growth or decline before a rate. */
const growthBefore = new RegExp(
  `(?:(${up})|(${down}))(?:了|率|幅度|幅|比例|速度)?(?:分别)?(?:为|达到?|约|是)?[:：]?\\s*[-－−]?$`,
);
const fromBefore = /(?:由|从)[^，,。；]{0,14}$/;
const toBetween = /增|升|提高|扩大|发展|上涨|达|降|减|跃|到|至/;
const comparedBetween = /(?:比|较|相比|对比)(?:[^。；增减升降多少])*$/;
/** Matches the words before a difference, as in 比上年增加820元. */
const differenceBefore = /(?:比|较)[^。；]{0,10}(?:(增加|增长|增收|提高|上升|多)|(减少|下降|降低|少))了?$/;
const listGap = /^\s*[、，,和及与]\s*$/;

/** Rounds half up, as the report's rule is, without the error of binary fractions. */
export const roundTo = (value: number, decimals: number): number =>
  (Math.sign(value) * Math.floor(Math.abs(value) * 10 ** decimals + 0.5 + 1e-9)) / 10 ** decimals;

const cutTo = (value: number, decimals: number): number => Math.trunc(value * 10 ** decimals + 1e-9) / 10 ** decimals;

type Growing = Pick<Mention, 'value' | 'low' | 'high'>;

/** Computes a growth in per cent, with the range that two rounded values allow. */
function growthOf(from: Growing, to: Growing): Growing | undefined {
  if (from.low <= 0) return undefined;
  const rate = (a: number, b: number) => (b / a - 1) * 100;
  return { value: rate(from.value, to.value), low: rate(from.high, to.low), high: rate(from.low, to.high) };
}

/** Tells whether a stated rate is the computed one, rounded. */
export const isRounding = (stated: Mention, computed: Growing): boolean =>
  (computed.high >= stated.low - 1e-9 && computed.low < stated.high - 1e-9) ||
  roundTo(computed.value, stated.decimals) === stated.value;

interface Step {
  readonly from: Mention;
  readonly to: Mention;
  readonly stated: Mention;
  /** Whether the words state a decline. */
  readonly isFall: boolean;
}

/** Compares a stated growth with its two values. @param decimals digits that the other rates of the row have */
function compare({ from, to, stated, isFall }: Step, decimals: number): Finding[] {
  const grown = growthOf(from, to);
  if (!grown || stated.precision !== 'exact' || from.precision !== 'exact' || to.precision !== 'exact') return [];
  const computed = isFall ? { value: -grown.value, low: -grown.high, high: -grown.low } : grown;
  const exact = Math.max(decimals, stated.decimals) + 1;
  const finding = (code: Finding['code'], kind: Finding['kind']): Finding[] => [
    {
      ...{ code, kind, places: [stated, from, to] },
      values: { stated: stated.value, computed: roundTo(computed.value, exact), from: from.value, to: to.value },
    },
  ];
  if (isRounding(stated, computed)) {
    const isCoarse = decimals > stated.decimals && roundTo(computed.value, decimals) !== stated.value;
    return isCoarse && computed.high - computed.low < 1 ? finding('growth_coarse', 'explain') : [];
  }
  return cutTo(computed.value, stated.decimals) === stated.value
    ? finding('growth_cut', 'explain')
    : finding('growth_differs', 'correct');
}

const isRate = ({ sort, unit }: Mention): boolean => sort === 'rate' && unit === '%';

const comparable = (a: Mention | undefined, b: Mention | undefined): b is Mention =>
  a !== undefined && b !== undefined && a.unit === b.unit && (isCounted(a) ? isCounted(b) : isRate(a) && isRate(b));

function wordsOf(passage: Passage, before: Mention | undefined, rate: Mention): RegExpExecArray | null {
  const from = Math.max(before?.end ?? 0, rate.start - 16, passage.sentences[rate.sentence]?.start ?? 0);
  return growthBefore.exec(passage.text.slice(from, rate.start));
}

/** The value before it changed by a difference. */
const before = (value: Mention, difference: Mention, sign: 1 | -1): Mention => ({
  ...difference,
  value: value.value + sign * difference.value,
  low: value.low + sign * (sign > 0 ? difference.low : difference.high),
  high: value.high + sign * (sign > 0 ? difference.high : difference.low),
});

/** Finds the two values that a growth was computed from: 由 A 增加到 B, or B，比上年 A. */
function pairOf(passage: Passage, values: readonly Mention[], stated: Mention): Pick<Step, 'from' | 'to'> | undefined {
  const [second, last] = values.filter(({ end }) => end <= stated.start).slice(-2);
  if (!second || !last || !comparable(second, last) || stated.start - last.end > 30 || last.start - second.end > 30)
    return undefined;
  if (second.depth !== last.depth) return undefined;
  const lead = passage.text.slice(Math.max(0, second.start - 20), second.start);
  const gap = gapBetween(passage, second, last);
  if (/[；;]/.test(gap)) return undefined;
  if (fromBefore.test(lead) && toBetween.test(gap)) return { from: second, to: last };
  if (comparedBetween.test(gap)) return { from: last, to: second };
  const difference = differenceBefore.exec(gap);
  return difference ? { from: before(second, last, difference[2] === undefined ? -1 : 1), to: second } : undefined;
}

/** Checks 提高 n% and 提高 n 个百分点 between two rates. */
function checkPoints(passage: Passage, mentions: readonly Mention[]): Finding[] {
  return mentions.flatMap((stated): Finding[] => {
    if (stated.unit !== '百分点' && !isRate(stated)) return [];
    const at = mentions.indexOf(stated);
    const found = wordsOf(passage, mentions[at - 1], stated);
    const pair = found && pairOf(passage, mentions.slice(0, at).filter(isRate), stated);
    if (!found || !pair || pair.from.precision !== 'exact' || pair.to.precision !== 'exact') return [];
    const points = (pair.to.value - pair.from.value) * (found[2] ? -1 : 1);
    const decimals = Math.max(pair.from.decimals, pair.to.decimals, stated.decimals);
    const computed = roundTo(points, decimals);
    const values = { stated: stated.value, computed };
    if (stated.unit === '百分点')
      return roundTo(points, stated.decimals) === stated.value
        ? []
        : [{ code: 'points_differ', kind: 'correct', places: [stated, pair.from, pair.to], values }];
    return computed === stated.value
      ? [{ code: 'points_not_percent', kind: 'explain', places: [stated, pair.from, pair.to], values }]
      : [];
  });
}

/** Checks a growth beside its two values. */
function checkPairs(passage: Passage, mentions: readonly Mention[]): Finding[] {
  return mentions.flatMap((stated, at) => {
    if (!isRate(stated)) return [];
    const found = wordsOf(passage, mentions[at - 1], stated);
    const pair = found && pairOf(passage, mentions.slice(0, at).filter(isCounted), stated);
    return pair ? compare({ ...pair, stated, isFall: found[2] !== undefined }, 0) : [];
  });
}

/** Collects runs of numbers that are listed with one another. */
function runsOf(passage: Passage, mentions: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const [run, before] = [runs.at(-1), runs.at(-1)?.at(-1)];
    if (run && before && comparable(before, mention) && listGap.test(gapBetween(passage, before, mention)))
      run.push(mention);
    else runs.push([mention]);
  }
  return runs;
}

const missingBase = (stated: Mention): Finding => ({
  ...{ code: 'growth_without_base', kind: 'explain', places: [stated], values: { stated: stated.value } },
});

/** Checks a row of years: values 分别为 a、b、c, 分别增长 x、y、z. With as many rates as values the first lacks its base. */
function checkRows(passage: Passage, mentions: readonly Mention[]): Finding[] {
  const counted = mentions.filter((mention) => isCounted(mention) || isRate(mention));
  const runs = runsOf(passage, counted);
  return runs.flatMap((rates, i): Finding[] => {
    const values = runs[i - 1];
    const [first, head] = [rates[0], values?.[0]];
    if (!first || !head || !values || values.length < 2 || !isRate(first) || isRate(head) || rates.length < 2)
      return [];
    const found = wordsOf(passage, values.at(-1), first);
    if (!found || (rates.length !== values.length && rates.length !== values.length - 1)) return [];
    const years = mentions.filter(({ sort, value, end }) => sort === 'date' && value > 0 && end <= head.start);
    if (years.slice(-values.length).some((year, at, row) => at > 0 && year.value < (row[at - 1]?.value ?? 0)))
      return [];
    const skipped = rates.length - values.length + 1;
    const decimals = Math.max(...rates.map((rate) => rate.decimals));
    return [
      ...rates.slice(0, skipped).map(missingBase),
      ...rates.slice(skipped).flatMap((stated, at) => {
        const [from, to] = [values[at], values[at + 1]];
        return from && to ? compare({ from, to, stated, isFall: found[2] !== undefined }, decimals) : [];
      }),
    ];
  });
}

interface YearValue {
  readonly year: number;
  readonly value: Mention;
  readonly stated: Mention;
  readonly isFall: boolean;
}

/** Checks a paragraph that goes through the years: 2015年 a，增长 x；2016年 b，增长 y. */
function checkYears(passage: Passage, mentions: readonly Mention[]): Finding[] {
  const rows: YearValue[][] = [];
  for (const [at, stated] of mentions.entries()) {
    const [value, date] = [mentions[at - 1], mentions[at - 2]];
    const found = isRate(stated) ? wordsOf(passage, value, stated) : null;
    if (!found || !value || !date || !isCounted(value) || date.sort !== 'date' || !(date.value > 1900)) continue;
    if (value.sentence !== stated.sentence || date.sentence !== value.sentence || stated.start - value.end > 20)
      continue;
    if (/[；;]/.test(passage.text.slice(date.start, stated.start))) continue;
    const step = { year: date.value, value, stated, isFall: found[2] !== undefined };
    const before = rows.at(-1)?.at(-1);
    const noun = value.nounBefore.replace(/^年/, '');
    const isNext =
      before?.year === step.year - 1 &&
      before.stated === mentions[at - 3] &&
      comparable(before.value, value) &&
      (noun === '' || noun === before.value.nounBefore.replace(/^年/, ''));
    if (isNext) rows.at(-1)?.push(step);
    else rows.push([step]);
  }
  return rows
    .filter((row) => row.length > 1)
    .flatMap((row) => {
      const decimals = Math.max(...row.map(({ stated }) => stated.decimals));
      return row.flatMap(({ value, stated, isFall }, at) => {
        const from = row[at - 1]?.value;
        return from ? compare({ from, to: value, stated, isFall }, decimals) : [missingBase(stated)];
      });
    });
}

/** Finds growth that does not follow from the values that stand beside it. */
export function checkGrowth(passage: Passage): Finding[] {
  const paragraphs: Mention[][] = [];
  for (const mention of passage.mentions) {
    const list = paragraphs.at(-1);
    if (list && list[0]?.paragraph === mention.paragraph) list.push(mention);
    else paragraphs.push([mention]);
  }
  const findings = [
    ...passage.bySentence.flatMap((mentions) =>
      mentions.length < 2
        ? []
        : [...checkPairs(passage, mentions), ...checkPoints(passage, mentions), ...checkRows(passage, mentions)],
    ),
    ...paragraphs.flatMap((mentions) => checkYears(passage, mentions)),
  ];
  const [first, ...others] = findings.filter(({ code }) => code === 'growth_without_base');
  const rest = findings.filter(({ code }) => code !== 'growth_without_base');
  // One finding for all rates of the report that lack a base.
  return first ? [{ ...first, places: [first.places[0], ...others.map(({ places }) => places[0])] }, ...rest] : rest;
}
