import './pill.css';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './Icon.tsx';

/** What a state asks of the reader: wait, all well, something to do, or nothing. */
export type Tone = 'wait' | 'ok' | 'bad' | 'plain';

/** A state in a word or two. Colour repeats what the word says, never replaces it. */
export function Pill(props: { tone: Tone; icon?: IconName | undefined; children: JSX.Element }) {
  return (
    <span class={`pill ${props.tone}`}>
      <Show when={props.icon}>{(name) => <Icon name={name()} size={16} />}</Show>
      {props.children}
    </span>
  );
}
