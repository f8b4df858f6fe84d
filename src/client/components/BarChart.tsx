import './bar-chart.css';
import { For, Show } from 'solid-js';
import { axisSteps } from './bar-scale.ts';
import { Table } from './Table.tsx';

interface Bar {
  label: string;
  value: number;
  /** The part of the value that is verified, drawn darker from the foot; all of it if absent. */
  part?: number | undefined;
  /** The period is not over yet (this month): drawn hatched. */
  open?: boolean | undefined;
  /** Link in the table to the records behind the value. */
  href?: string | undefined;
}

/** A bar chart over time, with the same figures as a table. */
export function BarChart(props: {
  /** The counted quantity, with its unit. */
  label: string;
  bars: readonly Bar[];
  format: (value: number) => string;
  /** Short number for the axis, such as 2.4万. */
  formatAxis: (value: number) => string;
  words: { table: string; time: string; value: string };
}) {
  const steps = () => axisSteps(Math.max(0, ...props.bars.map((bar) => bar.value)));
  const share = (value: number) => `${(Math.max(0, value) / (steps().at(-1) || 1)) * 100}%`;
  return (
    <div class="bar-chart">
      <div class="bar-chart-plot" role="img" aria-label={props.label}>
        <For each={steps()}>
          {(step) => (
            <div class="bar-chart-line" style={{ bottom: share(step) }}>
              <span>{props.formatAxis(step)}</span>
            </div>
          )}
        </For>
        <div class="bar-chart-bars" classList={{ many: props.bars.length > 16 }}>
          <For each={props.bars}>
            {(bar) => (
              <div class="bar-chart-bar" classList={{ open: bar.open ?? false, parts: bar.part !== undefined }}>
                <i style={{ height: share(bar.value) }}>
                  <Show when={bar.part !== undefined}>
                    <i style={{ height: `${Math.min(1, (bar.part ?? 0) / (bar.value || 1)) * 100}%` }} />
                  </Show>
                </i>
                <span>{bar.label}</span>
              </div>
            )}
          </For>
        </div>
      </div>
      <details>
        <summary>{props.words.table}</summary>
        <Table
          caption={props.label}
          hideCaption
          rows={props.bars}
          columns={[
            { key: 'time', head: props.words.time, cell: (bar) => bar.label, rowHead: true },
            {
              key: 'value',
              head: props.words.value,
              cell: (bar) => (
                <Show when={bar.href} fallback={props.format(bar.value)}>
                  {(href) => (
                    <a href={href()} aria-label={`${bar.label} ${props.format(bar.value)}`}>
                      {props.format(bar.value)}
                    </a>
                  )}
                </Show>
              ),
              number: true,
            },
          ]}
        />
      </details>
    </div>
  );
}
