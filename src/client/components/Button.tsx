import './button.css';
import { type JSX, Show, splitProps } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

/** `primary` once a screen; `soft` for helpers such as +10; `danger` for calls and removal; `dark` for leaving at once. */
export type ButtonLook = 'primary' | 'plain' | 'soft' | 'danger' | 'quiet' | 'dark';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  /** The main action of a page: higher, larger. */
  big?: boolean | undefined;
  /** As wide as its container. */
  wide?: boolean | undefined;
}

/** A native button; `type` is `button` unless said otherwise. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'icon', 'big', 'wide', 'class', 'children']);
  return (
    <button type="button" {...rest} class={buttonClass(own)}>
      <Show when={own.icon}>{(name) => <Icon name={name()} size={22} />}</Show>
      {own.children}
    </button>
  );
}

/** The classes of a button, shared with a link that looks like one. */
export function buttonClass(own: Pick<ButtonProps, 'look' | 'big' | 'wide' | 'class'>): string {
  return ['button', own.look ?? 'plain', own.big ? 'big' : '', own.wide ? 'wide' : '', own.class ?? '']
    .filter(Boolean)
    .join(' ');
}
