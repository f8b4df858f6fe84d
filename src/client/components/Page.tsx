import './page.css';
import type { JSX } from 'solid-js';

/** One column in reach of the thumb. `above` leaves room for what is fixed below: the tab bar or a BottomBar. */
export function Page(props: { above?: 'tabs' | 'bar' | undefined; children: JSX.Element }) {
  return (
    <main id="main" class={`page ${props.above ? `above-${props.above}` : ''}`} tabindex="-1">
      {props.children}
    </main>
  );
}
