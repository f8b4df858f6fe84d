import { For, Show } from 'solid-js';
import type { Content } from './create-text.ts';

/** All that was written, as lines: the text, then the prose by its slot. */
export const linesOf = ({ text, prose }: Content): string =>
  [text, ...Object.entries(prose).map(([name, written]) => `${name}：${written}`)].join('\n').replace(/[{}]{2}/g, '');

/** Lines that only one of two texts has. */
export function Lines(props: { title: string; lines: readonly string[] }) {
  return (
    <Show when={props.lines.length}>
      <h3 class="summary-part">{props.title}</h3>
      <ul class="list">
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Show>
  );
}
