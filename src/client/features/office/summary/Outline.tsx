import { createMemo, For, Show } from 'solid-js';
import type { Report } from '../../../../domain/reports/render.ts';
import { formatNumber } from '../../../words/format.ts';
import { anchorOf } from './Paper.tsx';
import { summary as words } from './words.ts';

/** The headings, each with the number of gaps below it. */
export function Outline(props: { report: Report }) {
  const items = createMemo(() => {
    const headings = props.report.lines.filter(({ level }) => level === 1 || level === 2);
    return headings.map((heading, index) => {
      const next = headings[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const gaps = props.report.gaps.filter(({ line }) => line >= heading.line && line < next).length;
      const text = heading.runs.map((run) => (run.type === 'missing' ? '' : run.text)).join('');
      return { heading, text: `${heading.number}${text}`, gaps };
    });
  });
  return (
    <nav class="card summary-outline no-print" aria-label={words.outline}>
      <ul>
        <For each={items()}>
          {({ heading, text, gaps }) => (
            <li classList={{ second: heading.level === 2 }}>
              <a href={`#${anchorOf(heading)}`}>
                {text}
                <Show when={gaps}>
                  <span class="pill wait">{words.lacks(formatNumber(gaps))}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="hint">{words.numbered}</p>
    </nav>
  );
}
