import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { formatNumber } from '../../../words/format.ts';
import { type AreaState, areaStates, type MapArea } from './map-areas.ts';
import { desk as words } from './words.ts';

/** The keys that lead from one area to another, with the step. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Patterns tell the states apart where colours do not. */
function Patterns(props: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${props.id}-none`} width="32" height="32" patternUnits="userSpaceOnUse">
        <rect class="map-ground" width="32" height="32" />
        <path class="map-stripe" d="M-8 8L8-8M0 32L32 0M24 40L40 24" />
      </pattern>
      <pattern id={`${props.id}-unmatched`} width="36" height="36" patternUnits="userSpaceOnUse">
        <rect class="map-ground" width="36" height="36" />
        <circle class="map-dot" cx="18" cy="18" r="5" />
      </pattern>
    </defs>
  );
}

/**
 * The map as a drawing whose areas are ticked like boxes. One of them takes the focus; arrow keys lead to the others in
 * the order of the list.
 */
export function MapDrawing(props: {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn. */
  readonly areas: readonly MapArea[];
  /** In the order in which the keyboard goes through them. */
  readonly listed: readonly MapArea[];
  readonly sayOf: (area: MapArea) => string;
  readonly chosen: ReadonlySet<Id>;
  /** The area to point out. */
  readonly pointed: number | undefined;
  readonly onPoint: (at: number | undefined) => void;
  readonly onChoose: (place: Id, chosen: boolean) => void;
}) {
  const id = createUniqueId();
  const [focused, setFocused] = createSignal<number>();
  const paths = new Map<number, SVGPathElement>();
  const tickable = createMemo(() => props.listed.filter(({ row }) => row));
  /** The area that the tab key leads to. */
  const stop = createMemo(() => (tickable().find(({ at }) => at === focused()) ?? tickable()[0])?.at);
  const isChosen = ({ row }: MapArea) => row !== undefined && props.chosen.has(row.id);
  const fill = (state: AreaState) => (state === 'none' || state === 'unmatched' ? `url(#${id}-${state})` : undefined);
  const toggle = (area: MapArea) => area.row && props.onChoose(area.row.id, !isChosen(area));
  const go = (from: number, key: string) => {
    const list = tickable();
    const step = steps[key];
    const now = list.findIndex(({ at }) => at === from);
    const next = key === 'Home' ? 0 : key === 'End' ? -1 : step === undefined ? undefined : (now + step) % list.length;
    if (next !== undefined) paths.get(list.at(next)?.at ?? from)?.focus();
    return next !== undefined;
  };
  const press = (event: KeyboardEvent, area: MapArea) => {
    const isTick = event.key === ' ' || event.key === 'Enter';
    if (isTick) toggle(area);
    if (isTick || go(area.at, event.key)) event.preventDefault();
  };
  const pointed = () => props.areas.find(({ at }) => at === props.pointed);
  const counts = () =>
    areaStates
      .map((state) => ({ state, count: props.areas.filter((area) => area.state === state).length }))
      .filter(({ state, count }) => count > 0 || state === 'reached' || state === 'none');
  return (
    <figure class="coverage-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg role="group" aria-label={words.map.drawing} viewBox={`0 0 ${props.width} ${props.height}`}>
        <Patterns id={id} />
        <For each={props.areas}>
          {(area) => (
            <Show
              when={area.row}
              fallback={
                <path
                  class={`map-area ${area.state}`}
                  d={area.area.outline}
                  fill={fill(area.state)}
                  onPointerEnter={() => props.onPoint(area.at)}
                >
                  <title>{props.sayOf(area)}</title>
                </path>
              }
            >
              {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no checkbox */}
              <path
                ref={(path) => paths.set(area.at, path)}
                role="checkbox"
                aria-checked={isChosen(area)}
                aria-label={words.choose(props.sayOf(area))}
                tabindex={area.at === stop() ? 0 : -1}
                class={`map-area ${area.state}`}
                d={area.area.outline}
                fill={fill(area.state)}
                onClick={() => {
                  props.onPoint(area.at);
                  toggle(area);
                }}
                onKeyDown={(event) => press(event, area)}
                onFocus={() => {
                  setFocused(area.at);
                  props.onPoint(area.at);
                }}
                onBlur={() => props.onPoint(undefined)}
                onPointerEnter={() => props.onPoint(area.at)}
              >
                <title>{props.sayOf(area)}</title>
              </path>
            </Show>
          )}
        </For>
        <For each={props.areas.filter(isChosen)}>
          {(area) => <path class="map-mark chosen" d={area.area.outline} />}
        </For>
        <Show when={pointed()}>{(area) => <path class="map-mark pointed" d={area().area.outline} />}</Show>
      </svg>
      <figcaption>
        <p class="coverage-map-said no-print">
          <Show when={pointed()} fallback={words.map.point}>
            {(area) => props.sayOf(area())}
          </Show>
        </p>
        <ul class="coverage-legend" aria-label={words.map.legend}>
          <For each={counts()}>
            {({ state, count }) => (
              <li>
                <svg aria-hidden="true" viewBox="0 0 96 64">
                  <rect class={`map-area ${state}`} fill={fill(state)} width="96" height="64" />
                </svg>
                {words.map.states[state](formatNumber(count))}
              </li>
            )}
          </For>
        </ul>
      </figcaption>
    </figure>
  );
}
