import type { Finding } from './finding.ts';
import { isCounted, type Mention, type Passage } from './passage.ts';

/** Measure words with which lists of names are counted. */
const listUnits = new Set(['所', '家', '个', '种', '类', '项']);
/** Longer lists of names are not counted. */
const MOST = 30;

const isName = (text: string): boolean => /^[^\d，。；：]{0,20}(?:\d{1,3}中)?$/.test(text.trim());
const isSchool = (text: string): boolean => /(?:[小中]学|[小中校园院])$/.test(text.trim());

/**
 * Counts the names of a list, without and with 和 as a separator. In a list of schools only names of schools count,
 * since verbs such as 新建、改建 may precede them.
 */
function countNames(list: string, unit: string): readonly number[] {
  const splits = [list.split('、'), list.split(/、|以及|和|及|与/)];
  if (splits.some((names) => names.length < 2 || names.length > MOST || !names.every(isName))) return [];
  const areSchools = unit === '所' && isSchool(list);
  return splits.map((names) => (areSchools ? names.filter(isSchool).length : names.length));
}

function differs(mention: Mention, place: { start: number; end: number }, listed: number, isSure: boolean): Finding {
  return {
    ...{ code: 'list_length', kind: isSure ? 'correct' : 'explain', places: [mention, place] },
    values: { said: mention.value, listed },
  };
}

/** Checks 6所学校（甲、乙、丙）, and 6所：甲小学、乙小学。 */
function checkBehind({ text }: Passage, mention: Mention): Finding[] {
  const colon = /^[^，。；：、\d（(]{0,10}[:：]([^。；，：\n]{3,200})(?=[。；，\n]|$)/.exec(
    text.slice(mention.end, mention.end + 220),
  );
  if (colon) {
    const [whole, names = ''] = colon;
    const listed = countNames(names, mention.unit);
    if (mention.unit !== '所' || !names.split('、').every(isSchool) || listed.includes(mention.value)) return [];
    return listed[0]
      ? [differs(mention, { start: mention.end, end: mention.end + whole.length }, listed[0], true)]
      : [];
  }
  const found = /^([^，。；：、\d（(]{0,10})[（(]([^（()）\n。；]{3,200})[)）]/.exec(
    text.slice(mention.end, mention.end + 220),
  );
  const [whole = '', head = '', list = ''] = found ?? [];
  if (!found || /^(?:其中|含|包括|不含|如|即|以|按|见|单位)|等$|等[^、]{0,6}$/.test(list)) return [];
  const counts = countNames(list.replace(/^(?:分别为|分别是|即)[:：]?/, ''), mention.unit);
  const [listed] = counts;
  if (listed === undefined || counts.includes(mention.value)) return [];
  const start = mention.end + head.length;
  return [differs(mention, { start, end: mention.end + whole.length }, listed, true)];
}

/** The names before a number, behind the last other sign. */
const listBefore = /(?:^|[，。；：:！？\n）)])([^，。；：:！？\n）)]{3,200})$/;

/** Checks 甲、乙、丙等6所学校, and 甲、乙、丙三所学校. */
function checkBefore({ text }: Passage, mention: Mention, before: Mention | undefined): Finding[] {
  const from = Math.max(before?.end ?? 0, mention.start - 220);
  const lead = listBefore.exec(text.slice(from, mention.start))?.[1] ?? '';
  const isOpen = /等\s*$/.test(lead);
  const list = lead.replace(/等?\s*$/, '');
  const areSchools = mention.unit === '所' && isSchool(list);
  // Without 等, the list must stand directly before the number; a 的 or a verb between them makes it something else.
  if (!isOpen && ((!mention.isChinese && !areSchools) || /[的了在有为共达]$/.test(list))) return [];
  // A name that 、 or 和 joins to the previous number belongs to a list of numbers.
  if (/^[、和及与]/.test(list) || (list.split(/[、和及与]/).at(-1) ?? '').length > 10) return [];
  const counts = countNames(list, mention.unit);
  const [listed = 0, more = 0] = counts;
  if (counts.length === 0 || counts.includes(mention.value) || mention.value < 2) return [];
  // A list with 等 may be incomplete, but a list of schools that lacks a single name is taken for a slip.
  const isOneLess = areSchools && mention.value > 3 && Math.max(listed, more) === mention.value - 1;
  const isMore = listed > mention.value && (areSchools || listed === mention.value + 1);
  const isNear = !isOpen && Math.abs(listed - mention.value) === 1;
  if (!isOneLess && !isMore && !isNear) return [];
  const place = { start: mention.start - lead.length, end: mention.start };
  return [differs(mention, place, listed, false)];
}

/** Returns the previous number, skipping numbers in names such as 28中. */
const lastCounted = (mentions: readonly Mention[], at: number): Mention | undefined => {
  let index = at - 1;
  while (mentions[index]?.sort === 'name') index--;
  return mentions[index];
};

/** Finds lists of names whose length differs from the number beside them. */
export function checkNames(passage: Passage): Finding[] {
  return passage.bySentence.flatMap((mentions) =>
    mentions.flatMap((mention, at) => {
      if (!isCounted(mention) || mention.precision !== 'exact' || !listUnits.has(mention.unit)) return [];
      if (mention.value > MOST || mention.bareNoun !== undefined) return [];
      const found = checkBehind(passage, mention);
      return found.length > 0 ? found : checkBefore(passage, mention, lastCounted(mentions, at));
    }),
  );
}
