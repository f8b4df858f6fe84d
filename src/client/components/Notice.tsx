import './notice.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './Pill.tsx';

const icons: Record<Tone, IconName> = { wait: 'saved', ok: 'check', bad: 'alert', plain: 'info' };

/**
 * A banner: `title` says what happened, `children` what follows, `action` what to do. `bad` is announced at once, other
 * tones politely, `quiet` not at all.
 */
export function Notice(props: {
  tone: Tone;
  title: JSX.Element;
  icon?: IconName | undefined;
  /** For content that changes often and is announced elsewhere. */
  quiet?: boolean;
  action?: JSX.Element;
  children?: JSX.Element;
}) {
  const role = () => (props.tone === 'bad' ? 'alert' : 'status');
  return (
    <div class={`notice ${props.tone}`} role={props.quiet ? undefined : role()}>
      <Icon name={props.icon ?? icons[props.tone]} size={28} />
      <div class="notice-words">
        <b>{props.title}</b>
        <Show when={props.children}>
          <p>{props.children}</p>
        </Show>
      </div>
      {props.action}
    </div>
  );
}
