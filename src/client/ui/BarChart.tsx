import './bar-chart.css';
import { For } from 'solid-js';
import { axisSteps } from './bar-scale.ts';
import { Table } from './Table.tsx';

export interface Bar {
  label: string;
  value: number;
  /** Not over yet (this month): drawn paler. */
  open?: boolean | undefined;
}

const box = { width: 640, height: 220, left: 48, top: 16, bottom: 196 };

/** Bars over time as SVG, with the same figures as a table one tap away. */
export function BarChart(props: {
  /** What is counted, with its unit. */
  label: string;
  bars: readonly Bar[];
  format: (value: number) => string;
  /** Short form for the axis, e.g. 2.4万. */
  formatAxis: (value: number) => string;
  words: { table: string; time: string; value: string };
}) {
  const steps = () => axisSteps(Math.max(0, ...props.bars.map((bar) => bar.value)));
  const top = () => steps().at(-1) || 1;
  const y = (value: number) => box.bottom - (value / top()) * (box.bottom - box.top);
  const slot = () => (box.width - box.left) / Math.max(1, props.bars.length);
  const everyNth = () => Math.ceil(props.bars.length / 12);
  return (
    <div class="bar-chart">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={props.label}>
        <For each={steps()}>
          {(step) => (
            <>
              <path class="bar-chart-grid" d={`M${box.left} ${y(step)}H${box.width}`} />
              <text x={box.left - 8} y={y(step) + 4} text-anchor="end">
                {props.formatAxis(step)}
              </text>
            </>
          )}
        </For>
        <For each={props.bars}>
          {(bar, index) => (
            <>
              <rect
                class="bar-chart-bar"
                classList={{ open: bar.open ?? false }}
                x={box.left + slot() * index() + slot() * 0.2}
                y={y(bar.value)}
                width={slot() * 0.6}
                height={Math.max(0, box.bottom - y(bar.value))}
                rx={Math.min(4, slot() * 0.2)}
              />
              <text x={box.left + slot() * (index() + 0.5)} y={box.height - 4} text-anchor="middle">
                {index() % everyNth() === 0 ? bar.label : ''}
              </text>
            </>
          )}
        </For>
      </svg>
      <details>
        <summary>{props.words.table}</summary>
        <Table
          caption={props.label}
          hideCaption
          rows={props.bars}
          columns={[
            { head: props.words.time, cell: (bar) => bar.label, rowHead: true },
            { head: props.words.value, cell: (bar) => props.format(bar.value), number: true },
          ]}
        />
      </details>
    </div>
  );
}
