import { For } from 'solid-js';
import { tip } from '../../../tips/page/words/tip.ts';

/** What sealing protects and what it can not: whoever is afraid decides by it. */
export function Protection() {
  const words = () => tip.protection;
  return (
    <details class="card tip-protection">
      <summary>{words().title}</summary>
      <h2>{words().yes}</h2>
      <ul>
        <For each={Object.values(words().protects)}>{(line) => <li>{line}</li>}</For>
      </ul>
      <h2>{words().no}</h2>
      <ul>
        <For each={Object.values(words().exposes)}>{(line) => <li>{line}</li>}</For>
      </ul>
    </details>
  );
}
