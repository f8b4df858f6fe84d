import { createMemo, For, Show } from 'solid-js';
import type { ReportScope } from '../../../../domain/reports/figure-source.ts';
import type { Report } from '../../../../domain/reports/render.ts';
import { Card } from '../../../components/Card.tsx';
import { formatNumber } from '../../../words/format.ts';
import { gapHref } from './links.ts';
import { summary as words } from './words.ts';

/** Anchor of what is missing, which stands below the text on a narrow screen. */
export const GAPS = 'gaps';

/** Lists what is still missing, each with the way to state it. */
export function Gaps(props: { report: Report; scope: ReportScope }) {
  /** A name once, though the text may name it often. */
  const gaps = createMemo(() => [...new Map(props.report.gaps.map((gap) => [gap.name, gap])).values()]);
  return (
    <Card id={GAPS} title={words.gaps.title} class="summary-gaps no-print">
      <Show when={gaps().length} fallback={<p>{words.gaps.none}</p>}>
        <p>
          <span class="pill wait">{words.gaps.count(formatNumber(gaps().length))}</span>
        </p>
        <ul class="list">
          <For each={gaps()}>
            {(gap) => (
              <li class="summary-gap">
                <span>
                  {gap.name}
                  <small>
                    {gap.place} {words.gaps.missing[gap.reason]}
                  </small>
                </span>
                <Show when={gapHref(gap.name, props.scope)}>
                  {(href) => (
                    <a class="button quiet" href={href()} aria-label={words.gaps.fill(gap.name)}>
                      {words.gaps.enter}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p class="hint">{words.gaps.hint}</p>
      </Show>
    </Card>
  );
}
