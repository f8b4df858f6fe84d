import './button.css';
import { type JSX, Show, splitProps } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

/** `primary`: once a screen; `soft`: helpers such as +10; `danger`: calls and removal; `dark`: leaving at once. */
export type ButtonLook = 'primary' | 'plain' | 'soft' | 'danger' | 'quiet' | 'dark';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
  /** Larger, for the main action of a page. */
  big?: boolean | undefined;
  wide?: boolean | undefined;
}

/** A native button with `type="button"` by default. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'icon', 'big', 'wide', 'class', 'children']);
  return (
    <button type="button" {...rest} class={buttonClass(own)}>
      <Show when={own.icon}>{(name) => <Icon name={name()} size={22} />}</Show>
      {own.children}
    </button>
  );
}

/** Returns the classes of a button, also used for links that look like one. */
export function buttonClass(own: Pick<ButtonProps, 'look' | 'big' | 'wide' | 'class'>): string {
  return ['button', own.look ?? 'plain', own.big ? 'big' : '', own.wide ? 'wide' : '', own.class ?? '']
    .filter(Boolean)
    .join(' ');
}
