import en from './words.en.ts';
import { type PageWords, zh } from './words.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** How a reader wants the pages: both choices are in the address, so that they hold without JavaScript. */
export interface View {
  readonly language: Language;
  /** 大字. */
  readonly isLarge: boolean;
}

export const plainView: View = { language: 'zh-CN', isLarge: false };

/** Reads the reader's choices from an address; anything else in its query is ignored. */
export const viewOf = (query: URLSearchParams): View => ({
  language: query.get('lang') === 'en' ? 'en' : 'zh-CN',
  isLarge: query.get('size') === 'elder',
});

/** Returns the address of a page of the site that keeps the reader's choices. */
export function addressIn({ language, isLarge }: View, path: string): string {
  const query = [...(language === 'en' ? ['lang=en'] : []), ...(isLarge ? ['size=elder'] : [])].join('&');
  return query ? `${path}?${query}` : path;
}

export const wordsIn = ({ language }: View): PageWords => (language === 'en' ? en : zh);
