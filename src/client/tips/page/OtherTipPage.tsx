import type { JSX } from 'solid-js';
import { Icon } from '../../components/Icon.tsx';

/** From one tip page to the other, in place of it: leaving must not have two pages of ours in the history. */
export function OtherTipPage(props: { readonly href: string; readonly children: JSX.Element }) {
  return (
    <a
      class="button quiet tip-other"
      href={props.href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        location.replace(props.href);
      }}
    >
      {props.children}
      <Icon name="chevron" size={20} />
    </a>
  );
}
