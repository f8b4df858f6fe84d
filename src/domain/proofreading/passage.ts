import { plainDigits, type Reading, readNumbers } from './reading.ts';

/** A number with its place in the structure of the text, and the words around it. */
export interface Mention extends Reading {
  /** Numbers of its paragraph and sentence in the text. */
  readonly paragraph: number;
  readonly sentence: number;
  /** How many brackets are open around it. */
  readonly depth: number;
  /** The words that end before it, and those that begin behind its unit, without verbs and filling words. */
  readonly nounBefore: string;
  readonly nounAfter: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as the checks see it: plain digits, its paragraphs and sentences, and its numbers by sentence. */
export interface Passage {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
  readonly mentions: readonly Mention[];
  /** The mentions of each sentence. */
  readonly bySentence: readonly (readonly Mention[])[];
}

/** The longest noun that is looked for, in characters. */
const NOUN = 12;

const han = '\\u3400-\\u9fff';
const filling =
  '(?:总数|总量|总额|总计|合计|共计|累计|共有|现有|约有|共|约|近|达到|达|有|为|是|了|到|至|的|仅|计|超过|逾|已|分别|人数|数量|数为|各)';
const wordsBefore = new RegExp(`([${han}]{1,${NOUN}})$`);
const fillingBefore = new RegExp(`${filling}$`);
const wordsAfter = new RegExp(`^[${han}“”]{1,${NOUN}}`);
/** Where a noun behind a number ends: at a verb, or a word that joins. */
const stop =
  /[的了和与及在为是有等被将把对从向]|成立|开展|参加|参与|进行|实施|完成|接受|建成|建立|签订|组织|全部|均|都|已|共|以上|以下|左右|上下|之[间内外]|其中|并|且/;

function nounBeforeOf(text: string, from: number, start: number): string {
  let words = wordsBefore.exec(text.slice(Math.max(from, start - NOUN - 6), start).trimEnd())?.[1] ?? '';
  for (let shorter = words.replace(fillingBefore, ''); shorter !== words; shorter = words.replace(fillingBefore, ''))
    words = shorter;
  return words;
}

function nounAfterOf(text: string, end: number): string {
  const words = wordsAfter.exec(text.slice(end, end + NOUN))?.[0].replace(/[“”]/g, '') ?? '';
  const at = words.search(stop);
  return at < 0 ? words : words.slice(0, at);
}

const sentenceEnds = /[。！？!?\n]/;

/** Cuts a text into paragraphs, at line ends, and sentences. */
function cut(text: string): Pick<Passage, 'paragraphs' | 'sentences'> {
  const paragraphs: Span[] = [];
  const sentences: Span[] = [];
  let [paragraph, sentence] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    const isLast = at === text.length || character === '\n';
    if (isLast || sentenceEnds.test(character)) {
      sentences.push({ start: sentence, end: at });
      sentence = at + 1;
    }
    if (isLast) {
      paragraphs.push({ start: paragraph, end: at });
      paragraph = at + 1;
    }
  }
  return { paragraphs, sentences };
}

/** Reads the structure and the numbers of a text. Takes time in proportion to its length. */
export function readPassage(original: string): Passage {
  const text = plainDigits(original);
  const { paragraphs, sentences } = cut(text);
  const bySentence: Mention[][] = sentences.map(() => []);
  const mentions: Mention[] = [];
  let [paragraph, sentence, depth, at] = [0, 0, 0, 0];
  for (const reading of readNumbers(text)) {
    while ((paragraphs[paragraph]?.end ?? text.length) < reading.start) paragraph++;
    while ((sentences[sentence]?.end ?? text.length) < reading.start) sentence++;
    for (; at < reading.start; at++) {
      const character = text.charAt(at);
      if (character === '\n') depth = 0;
      else if (character === '(' || character === '（') depth++;
      else if (character === ')' || character === '）') depth = Math.max(0, depth - 1);
    }
    const mention: Mention = {
      ...{ ...reading, paragraph, sentence, depth },
      nounBefore: nounBeforeOf(text, mentions.at(-1)?.end ?? 0, reading.start),
      nounAfter: reading.bareNoun ?? nounAfterOf(text, reading.end),
    };
    mentions.push(mention);
    bySentence[sentence]?.push(mention);
  }
  return { text, paragraphs, sentences, mentions, bySentence };
}

export const isCounted = ({ sort }: Reading): boolean => sort === 'quantity';

/** Tells whether the ranges of two numbers have no value in common. */
export const areApart = (a: Pick<Reading, 'low' | 'high'>, b: Pick<Reading, 'low' | 'high'>): boolean =>
  a.high < b.low || b.high < a.low;

/** Returns the text between two spans. */
export const gapBetween = ({ text }: Passage, before: Span, after: Span): string => text.slice(before.end, after.start);
