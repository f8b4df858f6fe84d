import { createSignal } from 'solid-js';

/** The product's languages. Chinese is bundled; English is fetched when chosen. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** localStorage key, also read by `public/early.js` before the first paint. */
const KEY = 'qingyuan.language';
export type LanguageKey = typeof KEY;

const isLanguage = (value: string | null): value is Language => languages.some((known) => known === value);

/**
 * Reads the stored choice. If storage is refused (private mode, a full disk), the choice lasts until the page is
 * closed.
 */
function stored(): Language {
  try {
    const value = localStorage.getItem(KEY);
    return isLanguage(value) ? value : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

const [shown, setShown] = createSignal<Language>(stored());
let isDocument = false;

/** The current language; reactive. */
export const language = (): Language => (isDocument ? 'zh-CN' : shown());

/** Runs a function whose words are Chinese whatever the language, as those of documents are. It must not wait. */
export function inChinese<T>(write: () => T): T {
  const before = isDocument;
  isDocument = true;
  try {
    return write();
  } finally {
    isDocument = before;
  }
}

const loaders = new Set<() => Promise<void>>();

/** Registers the loader of an area's English words, and runs it at once if English is shown. */
export function registerLoader(load: () => Promise<void>): void {
  loaders.add(load);
}

/**
 * Resolves when every registered area has its words in the current language. Never rejects: Chinese is the fallback.
 */
export async function wordsReady(): Promise<void> {
  if (language() === 'en') await Promise.all([...loaders].map((load) => load()));
}

/** Changes the language once its words are loaded, so that no page is half translated, and stores the choice. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en') await Promise.all([...loaders].map((load) => load()));
  setShown(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage refused: the choice lasts until the page is closed.
  }
}
