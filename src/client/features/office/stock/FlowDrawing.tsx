import { createMemo, For, Show } from 'solid-js';
import type { StockResponse } from '../../../../protocol/stock/stock.ts';
import { accountText } from '../../../stock/account-text.ts';
import { stock as words } from '../../../stock/words.ts';
import { formatNumber } from '../../../words/format.ts';
import { drawFlows, type FlowBand, type FlowNode } from './flow-drawing.ts';

const WIDTH = 960;
const TALLEST = 180;
const BAR = 12;
/** A rest of few copies is still seen. */
const THINNEST_REST = 3;
/** Room for the labels of the first and last column. */
const MARGIN = 100;
const STEP = (WIDTH - 2 * MARGIN - BAR) / 4;

const left = ({ column }: FlowNode): number => MARGIN + column * STEP;

function path({ from, to, fromY, toY, thickness }: FlowBand): string {
  const [x1, x2] = [left(from) + BAR, left(to)];
  const middle = (x1 + x2) / 2;
  return (
    `M${x1} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${x2} ${toY}v${thickness}` +
    `C${middle} ${toY + thickness} ${middle} ${fromY + thickness} ${x1} ${fromY + thickness}z`
  );
}

/** Says how many copies are still on hand, and where. */
export function OnHand(props: { readonly stock: StockResponse }) {
  const sumOf = (stage = ''): string =>
    formatNumber(
      props.stock.holdings
        .filter(({ account, material }) => material !== null && account.startsWith(stage))
        .reduce((sum, { balance }) => sum + balance, 0),
    );
  return <p class="flow-on-hand">{words.flow.onHand(sumOf(), sumOf('office'), sumOf('squad'), sumOf('member'))}</p>;
}

/** The way of the copies as a drawing; the tables below have the same numbers. */
export function FlowDrawing(props: { readonly stock: StockResponse }) {
  const drawing = createMemo(() => drawFlows(props.stock, TALLEST));
  const name = (account: string) => accountText(account, (id) => props.stock.names[id]);
  const label = (node: FlowNode) => `${name(node.account)} ${formatNumber(node.quantity)}`;
  return (
    <Show when={drawing().bands.length}>
      <svg class="flow-drawing" viewBox={`0 0 ${WIDTH} ${drawing().height}`} role="img" aria-label={words.flow.title}>
        <For each={drawing().bands}>{(band) => <path d={path(band)} />}</For>
        <For each={drawing().nodes}>
          {(node) => (
            <>
              <rect x={left(node)} y={node.y} width={BAR} height={node.height - node.rest} rx="2" />
              <Show when={node.rest}>
                {(rest) => (
                  <rect
                    class="flow-rest"
                    x={left(node) + 1}
                    y={node.y + node.height - rest() + 2}
                    width={BAR - 2}
                    height={Math.max(THINNEST_REST, rest() - 2)}
                    rx="1"
                  />
                )}
              </Show>
              <text x={left(node) + BAR / 2} y={node.y - 6} text-anchor="middle">
                {label(node)}
                <Show when={node.short}>
                  {(short) => <tspan class="flow-short"> {words.question.title(formatNumber(short()))}</tspan>}
                </Show>
              </text>
            </>
          )}
        </For>
      </svg>
    </Show>
  );
}
