import { createSignal } from 'solid-js';

/** The languages of the product; Chinese is built in, English is fetched when chosen. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Where the choice is kept; `public/early.js` reads the same key before the first paint. */
const KEY = 'qingyuan.language';

const isLanguage = (value: string | null): value is Language => languages.some((known) => known === value);

/** Storage may be refused (private mode, a full disk): the choice then lasts as long as the page. */
function stored(): Language {
  try {
    const value = localStorage.getItem(KEY);
    return isLanguage(value) ? value : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

const [language, setShown] = createSignal<Language>(stored());

/** The language on screen; reactive. */
export { language };

const loaders = new Set<() => Promise<void>>();

/** Registers the English words of an area; they are fetched at once if English is on screen. */
export function registerLoader(load: () => Promise<void>): void {
  loaders.add(load);
}

/** Resolves when every area known so far has its words in the language on screen. Never rejects: Chinese stands in. */
export async function wordsReady(): Promise<void> {
  if (language() === 'en') await Promise.all([...loaders].map((load) => load()));
}

/** Changes the language once its words are here, so that no page is half translated; remembers the choice. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') await Promise.all([...loaders].map((load) => load()));
  setShown(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // The choice then lasts as long as the page.
  }
}
