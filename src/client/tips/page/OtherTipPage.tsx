import type { JSX } from 'solid-js';
import { Icon } from '../../components/Icon.tsx';

/** A link to the other tip page that replaces this one in the history, so that leaving removes both. */
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
