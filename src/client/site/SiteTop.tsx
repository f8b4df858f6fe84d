import './site.css';
import { For, type JSX } from 'solid-js';
import { setSize, size } from '../components/appearance.ts';
import { type Language, language, languages, setLanguage } from '../words/language.ts';
import { site } from './words.ts';

/** The choice of size and language at the top of a page, as on the server's public pages. */
export function SiteTop(): JSX.Element {
  const isLarge = () => size() !== 'normal';
  const nameOf = (each: Language) => (each === 'en' ? site.english : site.chinese);
  return (
    <nav class="choices" aria-label={site.shown}>
      <button type="button" class="size" onClick={() => setSize(isLarge() ? 'normal' : 'elder')}>
        {isLarge() ? site.normal : site.large}
      </button>
      <For each={languages}>
        {(each) => (
          <button
            type="button"
            lang={each}
            aria-current={language() === each ? 'true' : undefined}
            onClick={() => void setLanguage(each)}
          >
            {nameOf(each)}
          </button>
        )}
      </For>
    </nav>
  );
}
