/** A piece of a poster's text, with a heading if it has one. */
export interface PosterBlock {
  readonly heading?: string;
  readonly text: string;
}

/** The text of a poster, in Chinese whatever the language of the app. */
export interface PosterContent {
  /** A line above the title: what this is, such as 通知 or 国际禁毒日. */
  readonly kicker: string;
  readonly title: string;
  /** Drawn as large as it fits above the title, such as 6·26. */
  readonly figure?: string;
  /** One sentence below the title. */
  readonly lead?: string;
  /** Facts to look for, such as 时间 and 地点. */
  readonly facts: readonly { readonly name: string; readonly text: string }[];
  readonly blocks: readonly PosterBlock[];
  /** The address behind the QR code, and what is found there. */
  readonly code?: { readonly address: string; readonly title: string; readonly note?: string };
  /** Numbers at the foot, such as 报警 110. */
  readonly calls: readonly { readonly name: string; readonly number: string }[];
  /** The publisher's name, at the foot. */
  readonly organizer: string;
}

/** The most characters that the office types into a poster. */
export const MOST_TITLE = 40;
export const MOST_TEXT = 500;

/** Calls that every poster has. */
export const posterCalls = [
  { name: '报警', number: '110' },
  { name: '心理援助', number: '12356' },
] as const;

/** Counts characters as people do; line breaks and spaces count as nothing. */
export const countCharacters = (text: string): number => [...text.replace(/\s/gu, '')].length;

/** Returns the whole text of a poster in reading order, for people who cannot see it. */
export function posterAlt(content: PosterContent): string {
  const { kicker, figure, title, lead, facts, blocks, code, calls, organizer } = content;
  const said = [
    [kicker, figure].filter(Boolean).join(' '),
    title,
    lead,
    ...facts.map(({ name, text }) => `${name}：${text}`),
    ...blocks.map(({ heading, text }) => (heading ? `${heading}：${text}` : text)),
    code && `二维码：${[code.title, code.note].filter(Boolean).join('，')}`,
    calls.map(({ name, number }) => `${name} ${number}`).join('，'),
    organizer,
  ];
  return said
    .filter(Boolean)
    .map((each) => `${each}`.replace(/\s*\n\s*/g, ' ').replace(/[。；]$/, ''))
    .join('。');
}
