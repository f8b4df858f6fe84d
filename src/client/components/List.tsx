import './list.css';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { Icon, type IconName } from './Icon.tsx';

/** Rows separated by thin lines, usually inside a Card. */
export function List(props: { label?: string | undefined; children: JSX.Element }) {
  return (
    <ul class="list" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

interface ListItemProps {
  title: JSX.Element;
  detail?: JSX.Element;
  trailing?: JSX.Element;
  /** A control before the row, such as a checkbox, that is not part of its link. */
  leading?: JSX.Element;
  icon?: IconName | undefined;
  /** Makes the row a link. */
  href?: string | undefined;
  /** The link leaves this app's pages: the browser follows it instead of the router. */
  external?: boolean | undefined;
  /** Makes the row a button. */
  onClick?: (() => void) | undefined;
}

/** One row: a title, a detail line below, and a pill, number or button at the end. */
export function ListItem(props: ListItemProps) {
  const row = () => (props.href ? 'a' : props.onClick ? 'button' : 'div');
  return (
    <li class="list-item" classList={{ led: props.leading !== undefined }}>
      {props.leading}
      <Dynamic
        component={row()}
        class="list-row"
        href={props.href}
        rel={props.href && props.external ? 'external' : undefined}
        type={row() === 'button' ? 'button' : undefined}
        onClick={props.onClick ? () => props.onClick?.() : undefined}
      >
        <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
        <span class="list-words">
          <b>{props.title}</b>
          <Show when={props.detail}>
            <small>{props.detail}</small>
          </Show>
        </span>
        {props.trailing}
        <Show when={props.href}>
          <span class="list-go">
            <Icon name="chevron" size={18} />
          </span>
        </Show>
      </Dynamic>
    </li>
  );
}
