import './save-confirmation.css';
import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/**
 * Says at once that a record is safe. Keep it mounted: a screen reader hears only what appears inside a region that is
 * already there. It stays until the next entry, because a message that goes away by itself is missed.
 */
export function SaveConfirmation(props: { title: string | undefined; detail?: JSX.Element; action?: JSX.Element }) {
  return (
    <div class="save-confirmation" role="status">
      <Show when={props.title}>
        <div class="save-confirmation-box">
          <Icon name="check" size={28} />
          <span class="save-confirmation-words">
            <b>{props.title}</b>
            <small>{props.detail}</small>
          </span>
          {props.action}
        </div>
      </Show>
    </div>
  );
}
