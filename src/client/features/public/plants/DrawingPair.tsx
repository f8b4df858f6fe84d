import './plants.css';
import { For } from 'solid-js';
import { type Drawing, markNames, type View } from '../../../../domain/learning/plants.ts';

/** Radius of a pin's name and its distance from the edge, centimetres. */
const RADIUS = 0.85;
const EDGE = 1;

/** A drawing with pins; their names stand in the table, too. `side` is the edge at which they are. */
export function PinnedDrawing(props: { drawing: Drawing; size: readonly [number, number]; side: 'left' | 'right' }) {
  const [width, height] = props.size;
  // Names stay legible on wide drawings.
  const scale = width / 17;
  const x = props.side === 'left' ? EDGE * scale : width - EDGE * scale;
  return (
    <svg class="plant-drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.drawing.shows}>
      <use href={`/pictures/plants.svg#${props.drawing.symbol}`} width={width} height={height} />
      <For each={props.drawing.pins}>
        {({ mark, at, label }) => (
          <g class="plant-pin" stroke-width={0.08 * scale}>
            <path d={`M${x} ${label}L${at[0]} ${at[1]}`} />
            <circle cx={at[0]} cy={at[1]} r={0.2 * scale} />
            <circle cx={x} cy={label} r={RADIUS * scale} />
            <text x={x} y={label} dy="0.36em" font-size={`${1.05 * scale}`}>
              {markNames[mark]}
            </text>
          </g>
        )}
      </For>
    </svg>
  );
}

/** Two drawings side by side at one scale, with a bar that shows it. */
export function DrawingPair(props: { view: View; barLabel: string }) {
  const width = () => props.view.size[0] * 2;
  const from = () => (width() - props.view.bar) / 2;
  return (
    <figure class="plant-pair">
      <PinnedDrawing drawing={props.view.drawings[0]} size={props.view.size} side="left" />
      <PinnedDrawing drawing={props.view.drawings[1]} size={props.view.size} side="right" />
      <figcaption>
        <svg viewBox={`0 0 ${width()} 1`} aria-hidden="true">
          <path
            class="plant-bar"
            stroke-width={width() / 200}
            d={`M${from()} .5h${props.view.bar}M${from()} .1v.8M${from() + props.view.bar} .1v.8`}
          />
        </svg>
        {props.barLabel}
      </figcaption>
    </figure>
  );
}
