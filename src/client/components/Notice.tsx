import './notice.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './Pill.tsx';

const icons: Record<Tone, IconName> = { wait: 'saved', ok: 'check', bad: 'alert', plain: 'info' };

/** A banner: `title` says what is so, `children` what follows from it, `action` what can be done. Red is spoken at once, the rest politely; `quiet` is not spoken. */
export function Notice(props: {
  tone: Tone;
  title: JSX.Element;
  icon?: IconName | undefined;
  /** For what changes often: somebody else tells of it. */
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
