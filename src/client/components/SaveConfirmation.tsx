import './save-confirmation.css';
import { type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/**
 * Announces that a record was saved. Keep it mounted: screen readers announce only what appears inside an existing
 * region. It stays until the next entry, because a message that disappears is easily missed.
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
