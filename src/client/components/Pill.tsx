import './pill.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

/** Meaning of a state for the reader: wait, fine, action needed, or neutral. */
export type Tone = 'wait' | 'ok' | 'bad' | 'plain';

/** A state in one or two words. The colour only repeats the words. */
export function Pill(props: { tone: Tone; icon?: IconName | undefined; children: JSX.Element }) {
  return (
    <span class={`pill ${props.tone}`}>
      <Show when={props.icon}>{(name) => <Icon name={name()} size={16} />}</Show>
      {props.children}
    </span>
  );
}
