import './site.css';
import { type JSX, Show } from 'solid-js';
import type { PublicSite } from '../../protocol/pages/public-site.ts';
import { site as words } from './words.ts';

/**
 * The foot of a page for the public: who runs the site, and where to read about it. Until the phone knows the site, the
 * links stand alone.
 */
export function SiteFoot(props: { readonly site: PublicSite | undefined; readonly replace?: boolean }): JSX.Element {
  const link = (href: string, name: string) => (
    <a
      href={href}
      target="_self"
      onClick={(event) => {
        if (!props.replace || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        location.replace(href);
      }}
    >
      {name}
    </a>
  );
  return (
    <footer class="site-foot">
      <Show when={props.site}>
        {(known) => (
          <p>
            {words.organizer(known().organizer)}
            <Show when={known().filing}>
              <br />
              {words.filing(known().filing)}
            </Show>
          </p>
        )}
      </Show>
      <nav aria-label={words.about}>
        {link('/', words.home)}
        {link('/about', words.about)}
        {link('/about#privacy', words.privacy)}
        {link('/feedback', words.feedback)}
      </nav>
    </footer>
  );
}
