import './bottom-bar.css';
import type { JSX } from 'solid-js';

/** Keeps a page's main action in the lower third. Put one `big` primary Button in it, and at most one `note`. */
export function BottomBar(props: { children: JSX.Element }) {
  return <div class="bottom-bar">{props.children}</div>;
}
