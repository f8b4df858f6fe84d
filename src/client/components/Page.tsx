import './page.css';
import type { JSX } from 'solid-js';

/** One column of content. `above` leaves room for the fixed tab bar or BottomBar. */
export function Page(props: { above?: 'tabs' | 'bar' | undefined; children: JSX.Element }) {
  return (
    <main id="main" class={`page ${props.above ? `above-${props.above}` : ''}`} tabindex="-1">
      {props.children}
    </main>
  );
}
