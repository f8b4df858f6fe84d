import type { Finding } from './finding.ts';
import { isRounding, roundTo } from './growth.ts';
import { gapBetween, isCounted, type Mention, type Passage } from './passage.ts';

/** Limits of the rates of a text that are checked, and of the numbers that may be their base. */
const MAX_RATES = 500;
const MAX_BASES = 1000;

const general = /全区|全县|全市|全省|全国|全部|全体|总数|总量|总人数|人数|总计|共有|现有|目前|达到|其中|年末|年底/g;

/** Pairs of characters of a noun, by which two of them are compared. */
function pairsOf(words: string): Set<string> {
  const bare = words.replace(general, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)));
}

const shareWord = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((pair) => b.has(pair));

const bounds = (value: number, low: number, high: number) => ({ value, low, high });

const divide = (part: Mention, base: Mention, times: number) =>
  bounds((part.value / base.value) * times, (part.low / base.high) * times, (part.high / base.low) * times);

const isExact = ({ precision }: Mention): boolean => precision === 'exact';

/** A number that can be the base of something: exact, above zero; with the pairs of its nouns. */
interface Base extends Mention {
  readonly pairs: ReadonlySet<string>;
}

const basesOf = ({ mentions }: Passage): Base[] =>
  mentions
    .filter((each) => isCounted(each) && isExact(each) && each.low > 0)
    .slice(0, MAX_BASES)
    .map((each) => ({ ...each, pairs: pairsOf(`${each.nounBefore} ${each.nounAfter}`) }));

const shareWords = /占(?:到|了)?([^，。；、\d]{0,16}?)(?:的)?(?:比例|比重)?(?:为|达到?|约)?\s*$/;

interface Share {
  readonly part: Mention;
  /** The base that stands between 占 and the rate. */
  readonly written?: Mention;
  /** The name of the base. */
  readonly noun: string;
}

/** Finds the part and the base of a rate, as in 占在校生的 n% and 占 1,200 人的 n%. */
function shareOf(passage: Passage, mentions: readonly Mention[], at: number): Share | undefined {
  const [rate, before, earlier] = [mentions[at], mentions[at - 1], mentions[at - 2]];
  if (!rate || !before || !isCounted(before) || !isExact(before)) return undefined;
  const gap = gapBetween(passage, before, rate);
  const found = shareWords.exec(gap);
  if (found) return found.index <= 2 ? { part: before, noun: found[1] ?? '' } : undefined;
  if (!earlier || !isCounted(earlier) || !isExact(earlier) || !/^的?(?:比例|比重)?(?:为|达)?$/.test(gap.trim()))
    return undefined;
  const words = gapBetween(passage, earlier, before);
  return /^[，,（(]?占[^，。；]{0,16}$/.test(words) && before.unit === earlier.unit
    ? { part: earlier, written: before, noun: '' }
    : undefined;
}

function checkShare(passage: Passage, mentions: readonly Mention[], at: number, all: readonly Base[]): Finding[] {
  const stated = mentions[at];
  const share = shareOf(passage, mentions, at);
  if (!stated || !share || !isExact(stated)) return [];
  const { part, written, noun } = share;
  const nouns = pairsOf(noun);
  const fits = (base: Mention) => base !== part && base.unit === part.unit && base.value >= part.value;
  const near = mentions.slice(0, at).filter((base) => isCounted(base) && isExact(base) && base.low > 0 && fits(base));
  const far =
    nouns.size === 0
      ? []
      : all.filter((base) => fits(base) && base.start !== part.start && shareWord(nouns, base.pairs));
  const bases = written ? [written] : [...near, ...far];
  const computed = bases.map((base) => ({ base, share: divide(part, base, 100) }));
  if (computed.some((each) => isRounding(stated, each.share))) return [];
  const finding = (code: Finding['code'], kind: Finding['kind'], base: Mention, value: number): Finding[] => [
    {
      ...{ code, kind, places: [stated, part, base] },
      values: {
        ...{ stated: stated.value, computed: roundTo(value, stated.decimals + 1) },
        ...{ part: part.value, whole: base.value, unit: part.unit },
      },
    },
  ];
  const unit = 10 ** -stated.decimals;
  const closest = computed.find((each) => Math.abs(each.share.value - stated.value) < unit);
  if (closest) return finding('share_cut', 'explain', closest.base, closest.share.value);
  const [explicit] = computed;
  return written && explicit ? finding('share_differs', 'correct', written, explicit.share.value) : [];
}

const perHead = /(生均|人均|户均|校均|村均|班均|师均)[^，。；、\d]{0,8}$/;
const baseUnits: Readonly<Record<string, RegExp>> = {
  生均: /^人$/,
  人均: /^人$/,
  师均: /^人$/,
  户均: /^户$/,
  校均: /^(?:所|个)$/,
  村均: /^个$/,
  班均: /^个$/,
};
/** Relative deviation up to which a mean and a quotient are taken to be of the same two numbers. */
const NEAR = 0.2;

function checkPerHead(passage: Passage, mentions: readonly Mention[], at: number, all: readonly Base[]): Finding[] {
  const [stated, total] = [mentions[at], mentions[at - 1]];
  if (!stated || !total || !isExact(stated) || !isExact(total) || total.unit !== stated.unit) return [];
  if (!isCounted(stated) || total.value <= stated.value) return [];
  const gap = gapBetween(passage, total, stated);
  const head = perHead.exec(gap)?.[1];
  const unit = head === undefined ? undefined : baseUnits[head];
  if (!unit || gap.length > 12) return [];
  const label = pairsOf(`${total.nounBefore} ${total.nounAfter}`);
  const related = all
    .filter((base) => unit.test(base.unit) && base.value > 1)
    .map((base) => ({ base, isSame: shareWord(label, base.pairs) }));
  const means = related.map((each) => ({ ...each, mean: divide(total, each.base, 1) }));
  if (means.some(({ mean }) => isRounding(stated, mean))) return [];
  const distance = (mean: number) => Math.abs(mean / stated.value - 1);
  const [closest] = means
    .filter(({ isSame, mean }) => isSame && distance(mean.value) <= NEAR)
    .sort((a, b) => distance(a.mean.value) - distance(b.mean.value));
  if (!closest) return [];
  return [
    {
      ...{ code: 'per_head_differs', kind: 'explain', places: [stated, total, closest.base] },
      values: {
        ...{ stated: stated.value, computed: roundTo(closest.mean.value, stated.decimals + 1) },
        ...{ total: total.value, base: closest.base.value, unit: stated.unit },
      },
    },
  ];
}

const machine = /微机|计算机|电脑/;

/** Compares 人机比 17:1 with the pupils and machines of the text. */
function checkRatios(passage: Passage, all: readonly Base[]): Finding[] {
  const found = /(?:人机比|生机比)/.exec(passage.text);
  if (!found) return [];
  const end = passage.sentences.find((sentence) => sentence.end >= found.index)?.end ?? found.index;
  const ratios = passage.mentions.filter(({ sort, start }) => sort === 'ratio' && start > found.index && start < end);
  const machines = all.filter((each) => each.unit === '台' && machine.test(`${each.nounBefore} ${each.nounAfter}`));
  const stated = machines.sort((a, b) => b.value - a.value)[0];
  const [first] = ratios;
  if (!stated || !first) return [];
  const parts = ratios.map((ratio) => {
    const [pupils = 0, one = 0] = passage.text
      .slice(ratio.start, ratio.end)
      .split(/[:：∶]/)
      .map(Number);
    const label = pairsOf(passage.text.slice(Math.max(0, ratio.start - 8), ratio.start).replace(/人机比|生机比/g, ''));
    const base = all
      .filter(({ unit, pairs }) => unit === '人' && shareWord(label, pairs))
      .sort((a, b) => b.value - a.value)[0];
    return base && pupils > 0 && one > 0 ? { base, machines: (base.value * one) / pupils } : undefined;
  });
  if (parts.some((part) => part === undefined)) return [];
  const implied = Math.round(parts.reduce((sum, part) => sum + (part?.machines ?? 0), 0));
  if (Math.abs(implied / stated.value - 1) <= NEAR) return [];
  return [
    {
      ...{
        code: 'ratio_differs',
        kind: 'explain',
        places: [first, stated, ...parts.flatMap((part) => part?.base ?? [])],
      },
      values: { computed: implied, stated: stated.value },
    },
  ];
}

const counted = /^的?(中小学|学校|行政村|自然村|村|社区|乡镇|镇|街道)/;
/** Above this number of schools or villages every whole per cent is possible. */
const MAX_COUNT = 100;

/** Checks that n% of the schools can be a whole number of schools. */
function checkWhole(passage: Passage, stated: Mention, all: readonly Base[], decimals: number): Finding[] {
  const noun = counted.exec(passage.text.slice(stated.end, stated.end + 6))?.[1];
  if (noun === undefined || !isExact(stated) || stated.value >= 100 || stated.value <= 0) return [];
  const isSchool = noun === '学校' || noun === '中小学';
  const base = all
    .filter(({ unit, nounBefore, nounAfter }) =>
      isSchool ? unit === '所' : unit === '个' && (nounAfter.startsWith(noun) || nounBefore.endsWith(noun)),
    )
    .sort((a, b) => b.value - a.value)[0];
  if (!base || base.value < 2 || base.value > MAX_COUNT || !Number.isInteger(base.value)) return [];
  const places = Math.max(decimals, stated.decimals);
  const near = Math.round((stated.value / 100) * base.value);
  const possible = [near - 1, near, near + 1].some(
    (count) => roundTo((count / base.value) * 100, places) === stated.value,
  );
  if (possible) return [];
  return [
    {
      ...{ code: 'rate_not_whole', kind: 'explain', places: [stated, base] },
      values: { stated: stated.value, count: base.value, near, rate: roundTo((near / base.value) * 100, places) },
    },
  ];
}

/** Finds shares, means and ratios that do not follow from the numbers of the text. */
export function checkShares(passage: Passage): Finding[] {
  const all = basesOf(passage);
  const rates = passage.mentions.filter(({ sort, unit }) => sort === 'rate' && unit === '%');
  // A report that writes its rates with one decimal means 90.0% by 90%.
  const precise = rates.filter(({ decimals }) => decimals > 0).length;
  const rounded = rates.filter(({ decimals, value }) => decimals === 0 && value % 100 !== 0).length;
  const decimals = precise > 2 && precise >= rounded ? 1 : 0;
  let left = MAX_RATES;
  return [
    ...passage.bySentence.flatMap((mentions) =>
      mentions.flatMap((stated, at) => {
        const isRate = stated.sort === 'rate';
        if ((!isRate && !isCounted(stated)) || left <= 0) return [];
        if (isRate) left--;
        return isRate
          ? [...checkShare(passage, mentions, at, all), ...checkWhole(passage, stated, all, decimals)]
          : checkPerHead(passage, mentions, at, all);
      }),
    ),
    ...checkRatios(passage, all),
  ];
}
