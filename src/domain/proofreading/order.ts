import type { Finding } from './finding.ts';
import { readNumeral } from './numerals.ts';
import type { Passage, Span } from './passage.ts';

const numeral = '[一二三四五六七八九十]{1,3}';

/** The forms of headings, from the highest level down. A numeral must not be followed by another, as in 一、二年级. */
const forms: readonly { readonly pattern: RegExp; readonly write: (number: number) => string }[] = [
  { pattern: new RegExp(`^\\s*(${numeral})、(?![一二三四五六七八九十])`), write: (n) => `${chineseOf(n)}、` },
  { pattern: new RegExp(`^\\s*[(（](${numeral})[)）]`), write: (n) => `（${chineseOf(n)}）` },
  { pattern: /^\s*(\d{1,2})[.．、](?![\d一二三四五六七八九十])/, write: (n) => `${n}.` },
  { pattern: /^\s*[(（](\d{1,2})[)）]/, write: (n) => `（${n}）` },
];

const ones = '零一二三四五六七八九';

const chineseOf = (value: number): string => {
  const [tens, rest] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? ones.charAt(tens) : ''}${tens > 0 ? '十' : ''}${rest > 0 || tens === 0 ? ones.charAt(rest) : ''}`;
};

const countOf = (digits: string): number => readNumeral(digits) ?? Number(digits);

/** Characters before a heading in which a first item inside a paragraph is searched for. */
const SECTION = 1500;
const inline = /(?:^|[^\d第])(?:1[.．、]|[(（][一1][)）])/;

interface Heading {
  readonly level: number;
  readonly number: number;
  readonly place: Span;
}

function headingOf(line: string, start: number): Heading | undefined {
  for (const [level, { pattern }] of forms.entries()) {
    const found = pattern.exec(line);
    if (!found) continue;
    const indent = found[0].length - found[0].trimStart().length;
    return { level, number: countOf(found[1] ?? ''), place: { start: start + indent, end: start + found[0].length } };
  }
  return undefined;
}

/**
 * Finds headings whose number does not follow the previous one of their level. Under a higher heading a level may start
 * again or continue; number one always starts it again.
 */
export function checkHeadings({ text, paragraphs }: Passage): Finding[] {
  const findings: Finding[] = [];
  /** The last number of each level, and whether a higher heading has come since. */
  const last: ({ readonly number: number; isClosed: boolean; readonly place: Span } | undefined)[] = [];
  for (const { start, end } of paragraphs) {
    const heading = headingOf(text.slice(start, Math.min(end, start + 20)), start);
    if (!heading) continue;
    const { level, number, place } = heading;
    const before = last[level];
    const expected = before ? before.number + 1 : 1;
    const isFirst = number === 1;
    const isOpen = before !== undefined && !before.isClosed;
    const section = text.slice(Math.max(0, start - SECTION), start);
    const isExcerpt = last.length === 0 || (!isOpen && number === 2 && inline.test(section));
    if (!isFirst && number !== expected && !isExcerpt) {
      const wanted = isOpen ? expected : 1;
      const form = forms[level];
      findings.push({
        ...{ code: 'heading_order', kind: 'correct', places: before && wanted > 1 ? [place, before.place] : [place] },
        values: { found: text.slice(place.start, place.end), expected: form?.write(wanted) ?? '' },
      });
    }
    last[level] = { number, isClosed: false, place };
    for (const lower of last.slice(level + 1)) if (lower) lower.isClosed = true;
  }
  return findings;
}

/** 一是 to 十是 at the beginning of a clause, and 一要. */
const item = /(^|[。；;，,：:、）)\s“])([一二三四五六七八九十])(是(?!否|非)|要(?!求|素|点|件|领|害))/g;

/** A count of what follows, in the words before a list. */
const announced = new RegExp(
  `(${numeral}|两|\\d{1,2}) ?(?:个方面|个问题|个环节|个层面|个重点|项措施|项工作|项任务|点)[^。；，,\\n]{0,14}[：:，,。]?\\s*$`,
);

interface OpenList {
  readonly word: string;
  number: number;
  last: Span;
  /** Where it begins; -1 if its first item is missing. */
  readonly start: number;
}

/** Limit of nested lists. */
const MAX_OPEN = 8;

/**
 * Finds lists such as 一是, 二是 that skip a number, start late or are not as long as announced. A list may span paragraphs
 * and have another list inside an item; a heading of the two highest levels ends it.
 */
export function checkLists(passage: Passage): Finding[] {
  const { text, paragraphs } = passage;
  const findings: Finding[] = [];
  let open: OpenList[] = [];
  const close = (lists: readonly OpenList[]) => {
    for (const list of lists) {
      const finding = lengthOf(text, list);
      if (finding) findings.push(finding);
    }
  };
  for (const { start, end } of paragraphs) {
    const line = text.slice(start, end);
    if ((headingOf(line.slice(0, 20), start)?.level ?? 9) < 2) {
      close(open);
      open = [];
    }
    for (const found of line.matchAll(item)) {
      const [whole, lead = '', digit = '', word = ''] = found;
      const place = { start: start + found.index + lead.length, end: start + found.index + whole.length };
      const number = countOf(digit);
      if (number === 1) {
        open = [...open.slice(1 - MAX_OPEN), { word, number, last: place, start: place.start }];
        continue;
      }
      const same = open.filter((list) => list.word === word);
      const list = [...same].reverse().find((each) => each.number + 1 === number);
      if (list) {
        close(open.slice(open.indexOf(list) + 1));
        open = open.slice(0, open.indexOf(list) + 1);
        Object.assign(list, { number, last: place });
      } else if (word === '是') {
        const before = same.at(-1);
        findings.push({
          ...{ code: 'list_order', kind: 'correct', places: before ? [place, before.last] : [place] },
          values: { found: `${digit}${word}`, expected: `${chineseOf((before?.number ?? 0) + 1)}${word}` },
        });
        if (before) Object.assign(before, { number, last: place });
        else open.push({ word, number, last: place, start: -1 });
      }
    }
  }
  close(open);
  return findings;
}

function lengthOf(text: string, list: OpenList): Finding | undefined {
  if (list.start < 0) return undefined;
  const lead = text.slice(Math.max(0, list.start - 40), list.start);
  const found = announced.exec(lead);
  const said = countOf(found?.[1] ?? '');
  if (!found || said === list.number || !said) return undefined;
  const start = list.start - lead.length + found.index;
  return {
    ...{ code: 'list_length', kind: 'correct', places: [list.last, { start, end: start + (found[1] ?? '').length }] },
    values: { said, listed: list.number },
  };
}
