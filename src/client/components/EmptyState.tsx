import './empty-state.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';
import { LinkButton } from './LinkButton.tsx';

/** Says that a list is empty, why, and what to do next. */
export function EmptyState(props: {
  icon: IconName;
  title: JSX.Element;
  children?: JSX.Element;
  /** Where the main action leads. */
  link?: { href: string; label: string };
  /** Any other action. */
  action?: JSX.Element;
}) {
  return (
    <div class="empty-state">
      <Icon name={props.icon} size={40} />
      <b>{props.title}</b>
      <Show when={props.children}>
        <p class="note">{props.children}</p>
      </Show>
      <Show when={props.link} fallback={props.action}>
        {(link) => (
          <LinkButton look="primary" href={link().href}>
            {link().label}
          </LinkButton>
        )}
      </Show>
    </div>
  );
}
