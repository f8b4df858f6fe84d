import './bottom-bar.css';
import type { JSX } from 'solid-js';

/** Fixes a page's main action at the bottom of the screen. Holds one `big` primary Button and at most one `note`. */
export function BottomBar(props: { children: JSX.Element }) {
  return <div class="bottom-bar">{props.children}</div>;
}
