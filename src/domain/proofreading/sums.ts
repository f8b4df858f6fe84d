import type { Finding } from './finding.ts';
import { areApart, gapBetween, isCounted, type Mention, type Passage, type Span } from './passage.ts';

/** Attributes that several parts may share: 其中党员 and 其中女性 overlap, and need not add up. */
const overlapping =
  /党员|团员|女|男|本科|大专|学历|学位|职称|高级|中级|骨干|持证|以上|岁|周岁|民族|优秀|先进|达标|合格|残疾|贫困|困难|留守|退休|省级|市级|国家级|获|新增|专职|重点|示范/;
/** Words that end a list of parts: the number behind them has another subject. */
const fresh = /共|合计|总计|累计|同时|另|还|比|较|占|增|减|其中|平均|人均|生均|达到/;

interface Sum {
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

const add = (parts: readonly Mention[]): Sum =>
  parts.reduce(
    (sum, { low, high, value }) => ({ low: sum.low + low, high: sum.high + high, value: sum.value + value }),
    { low: 0, high: 0, value: 0 },
  );

/** Tells whether the first two or more parts add up to the whole. Later ones are then subsets. */
const addUp = (whole: Mention, parts: readonly Mention[]): boolean =>
  parts.some((_, i) => i > 0 && !areApart(whole, add(parts.slice(0, i + 1))));

const sameUnit = (a: Mention, b: Mention): boolean => isCounted(b) && a.unit === b.unit;

/** Collects the parts that follow: same unit, same brackets, and no word between them that starts a new subject. */
function partsFrom(passage: Passage, mentions: readonly Mention[], first: number): Mention[] {
  const parts: Mention[] = [];
  for (const mention of mentions.slice(first)) {
    const [before, head] = [parts.at(-1), parts[0]];
    if (head && mention.depth < head.depth) break;
    if (head && mention.depth > head.depth) continue;
    if (mention.sort === 'date' || mention.sort === 'name') continue;
    if (head && !sameUnit(head, mention)) break;
    if (!isCounted(mention)) break;
    if (before) {
      const gap = outside(gapBetween(passage, before, mention));
      if (/[；;）)]/.test(gap) || fresh.test(gap) || !/[、，,和及与]/.test(gap) || gap.length > 24) break;
    }
    parts.push(mention);
  }
  return parts;
}

/** A text without its brackets. */
const outside = (text: string): string => text.replace(/[（(][^（()）]*[)）]/g, '');

const isListed = (passage: Passage, parts: readonly Mention[]): boolean =>
  parts.every((part, i) => {
    const before = parts[i - 1];
    return !before || /^[^，,]*[、和及与]/.test(outside(gapBetween(passage, before, part)));
  });

function differs(whole: Mention, parts: readonly Mention[], isSure: boolean): Finding {
  return {
    code: 'sum_differs',
    kind: isSure ? 'correct' : 'explain',
    places: [whole, ...parts],
    values: {
      total: whole.value,
      sum: Number(add(parts).value.toPrecision(12)),
      unit: whole.unit,
      count: parts.length,
    },
  };
}

const textOf = (passage: Passage, from: number, to: number): string => passage.text.slice(from, to);

/** Tells whether a number is only the basis of a comparison, as 40万元 in 比上年的40万元增长. */
const isCompared = ({ text }: Passage, { start }: Mention): boolean =>
  /(?:比|较)[^，。；]{0,12}$/.test(text.slice(Math.max(0, start - 16), start));

/** Compares the parts after 其中 with their total. They may be less than the total, never more. */
function checkOfThese(passage: Passage, mentions: readonly Mention[], at: number): Finding[] {
  const first = mentions.findIndex(({ start }) => start > at);
  const head = mentions[first];
  if (!head || head.start - at > 24) return [];
  const parts = partsFrom(passage, mentions, first);
  const [one] = parts;
  if (!one) return [];
  const whole = [...mentions.slice(0, first)]
    .reverse()
    .find((each) => sameUnit(one, each) && each.depth <= one.depth && !isCompared(passage, each));
  if (!whole) return [];
  const above = parts.find((part) => part.low > whole.high);
  if (above)
    return [
      {
        ...{ code: 'part_above_whole', kind: 'correct', places: [above, whole] },
        values: { part: above.value, total: whole.value, unit: whole.unit },
      },
    ];
  const end = parts.at(-1)?.end ?? one.end;
  if (parts.length < 2 || addUp(whole, parts) || overlapping.test(textOf(passage, at, end))) return [];
  const sum = add(parts);
  if (sum.low > whole.high) return [differs(whole, parts, isListed(passage, parts))];
  // Parts of which very little is missing were probably meant to be all.
  const isNearlyAll = parts.length > 2 && sum.high < whole.low && whole.low - sum.high <= whole.value * 0.02;
  return isNearlyAll ? [differs(whole, parts, false)] : [];
}

/** Compares a number with the parts in the brackets behind it, or behind its colon. */
function checkBrackets(passage: Passage, mentions: readonly Mention[], index: number): Finding[] {
  const whole = mentions[index];
  const next = mentions[index + 1];
  if (!whole || !next || !isCounted(whole)) return [];
  const gap = gapBetween(passage, whole, next);
  const isBracket = /^[^，。；：]{0,8}[（(][^，。；（(]{1,14}$/.test(gap) && next.depth === whole.depth + 1;
  const isColon = /^[^，。；：]{0,8}[:：][^，。；：]{1,14}$/.test(gap) && next.depth === whole.depth;
  if ((!isBracket && !isColon) || /其中|含|如|包括|平均|每/.test(gap)) return [];
  const parts = partsFrom(passage, mentions, index + 1);
  const [one] = parts;
  if (!one || parts.length < 2 || !sameUnit(whole, one) || !isListed(passage, parts)) return [];
  const [from, to] = [whole.end, parts.at(-1)?.end ?? one.end];
  if (!areApart(whole, add(parts)) || addUp(whole, parts) || overlapping.test(textOf(passage, from, to))) return [];
  return [differs(whole, parts, add(parts).low > whole.high)];
}

const totalBefore =
  /^[^，,、]{0,4}[，,、]?\s*(?:全年|全区|全县|一年来|以上)?(?:共计|总共|合计|总计|共)(?:有|为|达)?\s*$/;

/** Compares a number after 共 or 合计 with the parts before it. */
function checkTotal(passage: Passage, mentions: readonly Mention[], index: number): Finding[] {
  const whole = mentions[index];
  const before = mentions[index - 1];
  if (!whole || !before || !sameUnit(whole, before)) return [];
  const gap = outside(gapBetween(passage, before, whole));
  if (gap.length > 10 || !totalBefore.test(gap)) return [];
  const parts: Mention[] = [];
  for (const mention of [...mentions.slice(0, index)].reverse()) {
    const next = parts[0];
    if (mention.depth > whole.depth || mention.sort === 'date' || mention.sort === 'name') continue;
    if (!sameUnit(whole, mention) || mention.depth < whole.depth) break;
    if (next) {
      const words = outside(gapBetween(passage, mention, next));
      if (/[；;]/.test(words) || fresh.test(words) || words.length > 24) break;
    }
    parts.unshift(mention);
  }
  const first = parts[0];
  if (!first || parts.length < 2) return [];
  if (/其中|占|增|减|比/.test(textOf(passage, passage.sentences[whole.sentence]?.start ?? 0, first.start))) return [];
  // Things of several sorts are counted by the same general word.
  const isGeneral = /^[个次件项条人]$/.test(whole.unit);
  if (isGeneral && whole.nounAfter !== '' && parts.some(({ nounAfter }) => nounAfter !== whole.nounAfter)) return [];
  if (parts.some((_, i) => i < parts.length - 1 && !areApart(whole, add(parts.slice(i))))) return [];
  const joined = textOf(passage, first.start, whole.start);
  return overlapping.test(joined) ? [] : [differs(whole, parts, isListed(passage, parts))];
}

/** Finds totals that differ from the sum of their parts. Numbers in brackets or after 其中 are subsets and not added. */
export function checkSums(passage: Passage): Finding[] {
  return passage.bySentence.flatMap((mentions, i) => {
    const sentence: Span | undefined = passage.sentences[i];
    if (!sentence || mentions.length < 2) return [];
    const words = textOf(passage, sentence.start, sentence.end);
    return [
      ...[...words.matchAll(/其中/g)].flatMap(({ index }) => checkOfThese(passage, mentions, sentence.start + index)),
      ...mentions.flatMap((_, at) => [...checkBrackets(passage, mentions, at), ...checkTotal(passage, mentions, at)]),
    ];
  });
}
