import { createMemo, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Action } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import type { MapArea } from './map-areas.ts';
import type { PlaceRow } from './place-rows.ts';
import { desk as words } from './words.ts';

/** Rows that the page shows at once; each has all places to choose from. */
const MAX_ROWS = 30;

/** Lists the areas that match no place, and those matched by hand, to choose the place of each. */
export function AreaChoices(props: {
  readonly areas: readonly MapArea[];
  /** All places of the form. */
  readonly places: readonly PlaceRow[];
  /** The name in the file. */
  readonly nameOf: (area: MapArea) => string;
  /** The saving of a choice. */
  readonly action: Pick<Action<never>, 'busy' | 'told'>;
  readonly onPoint: (at: number | undefined) => void;
  readonly onChoose: (area: MapArea, place: Id | null) => void;
}) {
  const missing = () => props.areas.filter(({ state }) => state === 'unmatched');
  const byHand = () => props.areas.filter(({ match }) => match?.by === 'hand');
  const onMap = createMemo(() => new Set(props.areas.flatMap(({ match }) => match?.place ?? [])));
  const without = createMemo(() => props.places.filter(({ id }) => !onMap().has(id)));
  const options = (area: MapArea) =>
    props.places
      .filter(({ id }) => id === area.match?.place || !onMap().has(id))
      .map(({ id, name, townName }) => ({ value: id, label: townName ? words.map.inTown(name, townName) : name }));
  const rows = (areas: readonly MapArea[]) => (
    <ul class="coverage-choices">
      <For each={areas.slice(0, MAX_ROWS)}>
        {(area) => (
          <li onFocusIn={() => props.onPoint(area.at)} onFocusOut={() => props.onPoint(undefined)}>
            <fieldset disabled={props.action.busy()}>
              <Select
                label={area.area.code ? words.map.withCode(props.nameOf(area), area.area.code) : props.nameOf(area)}
                value={area.match?.place ?? ''}
                empty={words.map.choosePlace}
                options={options(area)}
                onInput={(place) => props.onChoose(area, place || null)}
              />
            </fieldset>
          </li>
        )}
      </For>
    </ul>
  );
  return (
    <div class="stack no-print">
      <ActionNotice of={props.action} />
      <Show when={missing().length}>
        <Card title={words.map.unmatched(missing().length)}>
          <p class="note">{words.map.unmatchedHint}</p>
          {rows(missing())}
          <Show when={missing().length > MAX_ROWS}>
            <p class="note">{words.map.more(missing().length - MAX_ROWS)}</p>
          </Show>
        </Card>
      </Show>
      <Show when={without().length}>
        <Card title={words.map.without(without().length)}>
          <p class="note">{words.map.withoutHint}</p>
          <p>
            {without()
              .map(({ name }) => name)
              .join(words.map.comma)}
          </p>
        </Card>
      </Show>
      <Show when={byHand().length}>
        <Card>
          <details>
            <summary>{words.map.byHand(byHand().length)}</summary>
            {rows(byHand())}
          </details>
        </Card>
      </Show>
    </div>
  );
}
