import './tile.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

/** Tiles in two columns, or in one when the text is large; `small` ones in four, or two. */
export function Tiles(props: { small?: boolean; children: JSX.Element }) {
  return (
    <div class="tiles" classList={{ small: props.small ?? false }}>
      {props.children}
    </div>
  );
}

/** A large link with an icon. `main` fills the row in the brand's colour. */
export function Tile(props: {
  href: string;
  icon: IconName;
  title: JSX.Element;
  detail?: JSX.Element;
  main?: boolean | undefined;
  /** The link leaves this app's pages: the browser follows it instead of the router. */
  external?: boolean | undefined;
  tone?: 'danger' | undefined;
}) {
  return (
    <a
      class="tile"
      classList={{ main: props.main ?? false, danger: props.tone === 'danger' }}
      href={props.href}
      rel={props.external ? 'external' : undefined}
    >
      <Icon name={props.icon} size={props.main ? 40 : 28} />
      <span class="tile-words">
        <b>{props.title}</b>
        <Show when={props.detail}>
          <small>{props.detail}</small>
        </Show>
      </span>
    </a>
  );
}
