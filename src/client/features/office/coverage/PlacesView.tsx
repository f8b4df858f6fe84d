import { For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { ALL_RECORDS } from '../../../../protocol/figures/board.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import type { CoverageFilter } from './coverage-query.ts';
import { byTown, type PlaceRow } from './place-rows.ts';
import { desk as words } from './words.ts';

interface PlacesViewProps {
  readonly rows: readonly PlaceRow[];
  readonly filter: CoverageFilter;
  readonly period: { readonly from: string; readonly to: string };
  readonly placeless: number;
  /** Open tasks by place. */
  readonly tasks: ReadonlyMap<Id, number>;
  readonly chosen: ReadonlySet<Id>;
  readonly onChoose: (places: readonly Id[], chosen: boolean) => void;
  readonly onShow: (show: CoverageFilter['show']) => void;
}

const isReached = ({ reached }: PlaceRow): boolean => reached !== undefined;

/** The places by town, as a grid to tick and as a table. */
export function PlacesView(props: PlacesViewProps) {
  const today = createToday();
  const shown = () => (props.filter.show === 'none' ? props.rows.filter((row) => !isReached(row)) : props.rows);
  const missing = () => props.rows.filter((row) => !isReached(row)).map(({ id }) => id);
  const day = (row: PlaceRow) => row.reached && formatDay(row.reached.last, yearOf(today()));
  const said = (row: PlaceRow) =>
    row.reached ? words.reached(formatNumber(row.reached.records), day(row) ?? '') : words.none;
  const evidence = (row: PlaceRow) =>
    evidenceHref(ALL_RECORDS, { from: props.period.from, to: props.period.to }, { place: row.id });
  const formName = () => optionLabel('place', 'form', props.filter.form);
  return (
    <Show
      when={props.rows.length}
      fallback={
        <EmptyState icon="place" title={words.noPlaces}>
          {words.noPlacesHint}
        </EmptyState>
      }
    >
      <Card title={`${formName()} · ${words.sum(props.rows.filter(isReached).length, props.rows.length)}`}>
        <div class="row no-print">
          <Segmented
            hideLabel
            label={words.show.label}
            value={props.filter.show}
            options={(['all', 'none'] as const).map((value) => ({ value, label: words.show[value] }))}
            onInput={props.onShow}
          />
          <Button disabled={missing().length === 0} onClick={() => props.onChoose(missing(), true)}>
            {words.chooseNone(missing().length)}
          </Button>
          <Show when={props.chosen.size}>
            <Button look="quiet" onClick={() => props.onChoose([...props.chosen], false)}>
              {words.clear}
            </Button>
          </Show>
        </div>
        <Show when={shown().length} fallback={<p class="note">{words.nothing}</p>}>
          <For each={byTown(shown())}>
            {([town, rows]) => (
              <section class="coverage-town" aria-label={town ?? words.noTown}>
                <h3>{words.townSum(town ?? words.noTown, rows.filter(isReached).length, rows.length)}</h3>
                <ul class="coverage-grid">
                  <For each={rows}>
                    {(row) => (
                      <li>
                        <label class="coverage-place" classList={{ none: !isReached(row) }}>
                          <input
                            type="checkbox"
                            aria-label={words.choose(row.name)}
                            checked={props.chosen.has(row.id)}
                            onChange={(event) => props.onChoose([row.id], event.currentTarget.checked)}
                          />
                          <span>
                            <b>{row.name}</b>
                            <small>{said(row)}</small>
                          </span>
                        </label>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </Show>
        <Show when={props.placeless}>
          <p class="note">{words.placeless(formatNumber(props.placeless))}</p>
        </Show>
      </Card>
      <Card>
        <DeskTable
          heading
          caption={words.title}
          fileName={`${words.title}-${formName()}`}
          sortParam="sort"
          rows={shown()}
          columns={[
            {
              key: 'place',
              head: words.table.place,
              rowHead: true,
              value: ({ name }) => name,
              href: evidence,
            },
            { key: 'town', head: words.table.town, value: ({ townName }) => townName },
            { key: 'records', head: words.table.records, number: true, value: ({ reached }) => reached?.records ?? 0 },
            {
              key: 'last',
              head: words.table.last,
              end: true,
              value: ({ reached }) => reached?.last ?? words.none,
              cell: (row) => day(row) ?? words.none,
            },
            { key: 'tasks', head: words.table.tasks, number: true, value: ({ id }) => props.tasks.get(id) ?? 0 },
          ]}
        />
      </Card>
    </Show>
  );
}
