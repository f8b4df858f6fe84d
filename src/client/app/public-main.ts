import './public.css';
import type { ActiveKey, WaitingKey } from '../tips/queue/local-flags.ts';
import type { LanguageKey } from '../words/language.ts';
import type { LandingKey } from './landing.ts';

/*
 * What the server's public pages do beyond their HTML. It imports nothing that the app has too, and lets the build wrap
 * no lazy import: either would bring the app's first chunk along.
 */

const LANDING: LandingKey = 'qingyuan.landing';
const LANGUAGE: LanguageKey = 'qingyuan.language';
const WAITING: WaitingKey = 'qingyuan.tips';
const ACTIVE: ActiveKey = 'qingyuan.active';
const SIZE = 'qingyuan.size';
/** `sender.ts`, which the build leaves under this name. */
const SENDER = '/sender.js';

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage refused: the choice lasts until the page is left.
  }
}

const root = document.documentElement;

/** Returns the address of this page in a language. */
function inLanguage(language: string): string {
  const address = new URL(location.href);
  if (language === 'en') address.searchParams.set('lang', 'en');
  else address.searchParams.delete('lang');
  return address.href;
}

/** Where this page should rather be: a member's own page for the bare address, or the language chosen before. */
function elsewhere(): string | undefined {
  const landing = stored(LANDING);
  // Links of the app have a hash: they lead to the public page.
  if (location.pathname === '/' && !location.hash && (landing === '/today' || landing === '/office')) return landing;
  const language = stored(LANGUAGE);
  return language === 'en' && root.lang !== 'en' ? inLanguage(language) : undefined;
}

/** Tells the server that something was opened; no cookie goes along. */
function count(path: string, what: object): void {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(what);
  fetch(path, { method: 'POST', credentials: 'omit', headers, body }).catch(() => undefined);
}

/** Counts the opening of the page, and of the leaflet's batch that led to it. */
function countOpening(): void {
  // A page that does not exist has no address for search engines.
  if (document.querySelector('link[rel=canonical]')) count('/api/pages/opened', { page: location.pathname });
  const batch = location.pathname === '/l' ? location.hash.slice(1) : '';
  if (batch) count('/api/batches/opened', { batch });
}

/** Lets the cards be searched by their words. */
function enableSearch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search]');
  const input = form?.querySelector('input');
  const status = form?.querySelector<HTMLElement>('[data-none]');
  if (!form || !input || !status) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of document.querySelectorAll<HTMLElement>('[data-words]')) {
      const text = `${item.textContent} ${item.dataset.words}`.toLowerCase();
      item.hidden = !wanted.every((word) => text.includes(word));
      if (!item.hidden) found += 1;
    }
    for (const section of document.querySelectorAll<HTMLElement>('section[id]'))
      section.hidden = !section.querySelector('[data-words]:not([hidden])');
    status.textContent = found ? '' : (status.dataset.none ?? '');
  });
}

/** Reads a card aloud, where the phone has a voice of Mandarin; else its button stays hidden. */
function enableSpeech(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-speak]');
  const article = document.querySelector('article');
  const speech = window.speechSynthesis as SpeechSynthesis | undefined;
  if (!button || !article || !speech) return;
  const label = button.textContent ?? '';
  const voice = () => speech.getVoices().find(({ lang }) => /^(zh[-_](CN|Hans)|zh$|cmn)/i.test(lang));
  const show = () => {
    button.hidden = !voice();
  };
  const rest = () => {
    button.textContent = label;
  };
  // Voices of the phone come a moment after the page. Not every browser has the event.
  speech.addEventListener?.('voiceschanged', show);
  show();
  addEventListener('pagehide', () => speech.cancel());
  button.addEventListener('click', () => {
    const isReading = speech.speaking;
    speech.cancel();
    if (isReading) return rest();
    button.textContent = button.dataset.speak ?? '';
    // Browsers stop in the middle of long texts, so each paragraph is read by itself.
    const said = [...article.querySelectorAll('h2, p:not(.note)')].map((part) => {
      const utterance = new SpeechSynthesisUtterance(part.textContent ?? '');
      utterance.lang = 'zh-CN';
      utterance.voice = voice() ?? null;
      speech.speak(utterance);
      return utterance;
    });
    said.at(-1)?.addEventListener('end', rest);
  });
}

/** Keeps what was written in forms while there is no network. */
function keepWritten(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-online]')) {
    form.addEventListener('submit', (event) => {
      const notice = form.querySelector<HTMLElement>('.warn[hidden], .warn[data-offline]');
      if (navigator.onLine || !notice) return;
      event.preventDefault();
      notice.hidden = false;
      notice.dataset.offline = '';
      notice.textContent = form.dataset.online ?? '';
    });
  }
}

/** Lets a reload show the empty form, where it would send the form again. */
function sendOnce(): void {
  if (location.pathname === '/feedback') history.replaceState(null, '');
}

/** Changes size and language in place, and remembers them for all pages of the site. */
function rememberChoices(): void {
  document.querySelector('[data-size]:not(html)')?.addEventListener('click', (event) => {
    event.preventDefault();
    const isLarge = root.dataset.size === 'elder';
    if (isLarge) delete root.dataset.size;
    else root.dataset.size = 'elder';
    delete root.dataset.scale;
    store(SIZE, isLarge ? 'normal' : 'elder');
  });
  const language = document.querySelector<HTMLElement>('[data-language]');
  language?.addEventListener('click', () => store(LANGUAGE, language.dataset.language ?? ''));
}

/**
 * Sends a tip that waits on this phone. Its sender is fetched only where nobody can tell from that: on a member's phone
 * from the service worker alone.
 */
function sendWaitingTips(): void {
  const isUnseen = stored(ACTIVE) === null || navigator.serviceWorker?.controller;
  if (stored(WAITING) === '1' && isUnseen) import(/* @vite-ignore */ SENDER).catch(() => undefined);
}

const target = elsewhere();
if (target) location.replace(target);
else {
  rememberChoices();
  countOpening();
  enableSearch();
  enableSpeech();
  keepWritten();
  sendOnce();
  sendWaitingTips();
}
