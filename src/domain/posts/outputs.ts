import { type Block, textsOf } from './block.ts';
import { speak } from './spoken.ts';
import { countCharacters, ended, sentencesOf } from './text.ts';

/** Most characters of a group message and of a line on an LED board. */
export const GROUP_CHARACTERS = 120;
export const LED_CHARACTERS = 20;
/** Characters in a minute over a village's loudspeaker: slower than news, which have 280 to 300. */
export const SPEAKING_RATE = 220;
/** Seconds that a loudspeaker text should take. */
export const SCRIPT_SECONDS = { least: 60, most: 90 } as const;
/** Characters that an LED board moves on in a second. */
const LED_RATE = 2;
const POSTER_LINES = 3;
const POSTER_LINE = 40;
const SUMMARY = 80;

/** The parts of a post of which all its outputs are made. */
export interface PostSource {
  readonly title: string;
  readonly when: string;
  readonly where: string;
  readonly blocks: readonly Block[];
}

/** Texts that are made from a post unless the office writes them itself. */
export interface PostTexts {
  readonly group: string;
  readonly led: string;
  readonly script: string;
}

const bodyOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap(textsOf).filter(Boolean);

/** Joins sentences while they fit; one that does not fit ends it, so no sentence is cut. */
function fitting(sentences: readonly string[], room: number): string {
  let text = '';
  for (const next of sentences) {
    if (countCharacters(text) + countCharacters(next) > room) break;
    text += next;
  }
  return text;
}

/** Cuts a text behind a mark, else anywhere. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, most).join('');
  const clause = Math.max(...['，', '、', '；', ' ', '：', '。'].map((mark) => head.lastIndexOf(mark)));
  return clause >= most / 3 ? head.slice(0, clause) : head;
}

/** Says in one or two sentences what a post is about: for search engines, feeds and lists. */
export function summaryOf({ title, when, where, blocks }: PostSource): string {
  const body = blocks.filter(({ type }) => type !== 'heading').flatMap(textsOf);
  const place = [when, where].filter(Boolean).join('，');
  const sentences = sentencesOf(body.join('\n')).map(ended);
  const text = fitting([...(place ? [ended(place)] : []), ...sentences], SUMMARY);
  return text || shorten([place, ...sentences].filter(Boolean).join('') || title, SUMMARY);
}

/** Writes the message for a chat group: the title, when and where, first sentences, and the address. */
export function groupText({ title, when, where, blocks }: PostSource, address: string): string {
  const head = `【${title}】${[when, where].filter(Boolean).map(ended).join('')}`;
  const tail = `详情：${address}`;
  const room = GROUP_CHARACTERS - countCharacters(tail);
  if (countCharacters(head) > room) return `【${shorten(title, Math.max(1, room - 2))}】${tail}`;
  return head + fitting(bodyOf(blocks).flatMap(sentencesOf).map(ended), room - countCharacters(head)) + tail;
}

/** A month and day at the beginning of a text. */
const date = /^\s*(?:\d{4}年)?(\d{1,2}月\d{1,2}日)/;

/** Writes the line of an LED board: the date, and as much of the title as fits. */
export function ledLine({ title, when }: PostSource): string {
  const [, day = ''] = date.exec(when) ?? [];
  const plain = title
    .replace(/[“”"《》【】]/g, '')
    .replace(/[，。！？、；：]+/g, ' ')
    .trim();
  const isDated = day !== '' && !plain.includes(day) && countCharacters(`${day} ${plain}`) <= LED_CHARACTERS;
  return isDated ? `${day} ${plain}` : shorten(plain, LED_CHARACTERS);
}

/** Counts the spoken characters of a text: letters and digits, without punctuation. */
export const spokenCharacters = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** Estimates how many seconds it takes to read a text over a loudspeaker. */
export const secondsOf = (text: string): number => Math.round((spokenCharacters(text) / SPEAKING_RATE) * 60);

/** Estimates how many seconds an LED board takes for a line. */
export const ledSeconds = (line: string): number => Math.ceil(countCharacters(line) / LED_RATE);

const GREETING = '各位乡亲，大家好。';
const CLOSING = '发现有人种罂粟、卖来路不明的东西，可以打110，也可以找禁毒办当面说。';
const AGAIN = '再说一遍。';
const THANKS = '谢谢大家。';

/**
 * Writes the text for the village's loudspeaker, with numbers as they are spoken. Sentences that do not fit into 90
 * seconds are left out. A text of less than 60 seconds repeats its first sentences.
 */
export function loudspeakerText({ title, when, where, blocks }: PostSource): string {
  const most = Math.floor((SCRIPT_SECONDS.most * SPEAKING_RATE) / 60);
  const facts = speak(
    [ended(title), when && ended(`时间：${when}`), where && ended(`地点：${where}`)].filter(Boolean).join(''),
  );
  const sentences = bodyOf(blocks)
    .flatMap(sentencesOf)
    .map((each) => speak(ended(each)));
  const closing = speak(CLOSING);
  const used = (parts: readonly string[]) => spokenCharacters(parts.join(''));
  const frame = [GREETING, facts, closing, AGAIN, facts, THANKS];
  const take = (list: readonly string[], room: number): string[] => {
    let left = room;
    const fits = list.findIndex((each) => {
      left -= spokenCharacters(each);
      return left < 0;
    });
    return list.slice(0, fits < 0 ? undefined : fits);
  };
  const said = take(sentences, most - used(frame));
  const isShort = secondsOf([...frame, ...said].join('')) < SCRIPT_SECONDS.least;
  const again = isShort ? take(said, most - used([...frame, ...said])) : [];
  return [GREETING + facts, said.join(''), closing, AGAIN + facts + again.join('') + THANKS].filter(Boolean).join('\n');
}

/** Makes the texts of a post. */
export const textsOfPost = (source: PostSource, address: string): PostTexts => ({
  group: groupText(source, address),
  led: ledLine(source),
  script: loudspeakerText(source),
});

/** Texts for a poster, beside its title, time and place. */
export interface PosterTexts {
  readonly lines: readonly string[];
  /** More was written than a poster can show. */
  readonly isCut: boolean;
}

/** Chooses the first sentences of a post, which a poster has room for. */
export function posterTexts({ blocks }: Pick<PostSource, 'blocks'>): PosterTexts {
  const wanted = bodyOf(blocks).flatMap(sentencesOf);
  const lines = wanted.slice(0, POSTER_LINES).map((each) => shorten(each, POSTER_LINE));
  return { lines, isCut: wanted.length > POSTER_LINES || lines.some((line, at) => line !== wanted[at]) };
}

/** A notice on A4, in millimetres and characters, as posts.css sets it. A3 has room for a little more. */
const PAPER = {
  /** The height without the rule below the title, the gaps between the parts, and the foot. */
  height: 166,
  title: { across: 13, row: 15.6 },
  fact: { across: 22, row: 9.6, gap: 2 },
  body: { across: 26, row: 9.6, gap: 3 },
} as const;

/** Texts for a notice on paper. */
export interface PaperTexts {
  readonly lines: readonly string[];
  /** More was written than the notice has room for. */
  readonly isCut: boolean;
}

const rowsOf = (text: string, across: number): number => Math.ceil(countCharacters(text) / across);

/** Measures the height that the title, the time and the place leave for the body of a notice. */
function paperRoom({ title, when, where }: PostSource): number {
  const facts = [when, where].filter(Boolean);
  const heights = facts.map((text) => rowsOf(text, PAPER.fact.across) * PAPER.fact.row + PAPER.fact.gap);
  return heights.reduce(
    (room, height) => room - height,
    PAPER.height - rowsOf(title, PAPER.title.across) * PAPER.title.row,
  );
}

/** Chooses the first lines of a post that a notice on paper has room for. The code stays on the same sheet. */
export function paperTexts(source: PostSource): PaperTexts {
  const { blocks } = source;
  const { across, row, gap } = PAPER.body;
  const wanted = bodyOf(blocks)
    .flatMap((text) => text.split('\n'))
    .filter(Boolean);
  const lines: string[] = [];
  let room = paperRoom(source);
  for (const line of wanted) {
    const rows = Math.floor(room / row);
    const fits = rowsOf(line, across) <= rows ? line : fitting(sentencesOf(line), Math.max(0, rows) * across);
    if (fits) lines.push(fits);
    if (fits !== line) break;
    room -= rowsOf(line, across) * row + gap;
  }
  return { lines, isCut: lines.join('\n') !== wanted.join('\n') };
}
