import './button.css';
import { type JSX, Show, splitProps } from 'solid-js';
import { type ButtonProps, buttonClass } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface LinkButtonProps
  extends JSX.AnchorHTMLAttributes<HTMLAnchorElement>,
    Pick<ButtonProps, 'look' | 'icon' | 'big' | 'wide'> {
  href: string;
}

/** A link that looks like a button, for navigation, `tel:` and downloads. */
export function LinkButton(props: LinkButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'icon', 'big', 'wide', 'class', 'children']);
  return (
    <a {...rest} class={buttonClass(own)}>
      <Show when={own.icon}>{(name) => <Icon name={name()} size={22} />}</Show>
      {own.children}
    </a>
  );
}
