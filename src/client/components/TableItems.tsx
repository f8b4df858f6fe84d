import './list.css';
import { For, type JSX, Show } from 'solid-js';
import {
  type CellValue,
  type Column,
  cellOf,
  readSort,
  type Sort,
  sumOf,
  type TableWords,
  writeSort,
} from './table-model.ts';
import type { VirtualRows } from './virtual-rows.ts';

interface Parts {
  readonly title: JSX.Element;
  readonly details: readonly { readonly label: string | undefined; readonly cell: JSX.Element }[];
  readonly ends: readonly JSX.Element[];
}

const isShown = (value: CellValue): boolean => value !== undefined && value !== '';

/** Divides a row's cells into the two lines of an item. Numbers, and cells that need it, say what they are. */
function partsOf<Row>(columns: readonly Column<Row>[], row: Row): Parts {
  const head = columns.find(({ first }) => first) ?? columns.find(({ rowHead }) => rowHead);
  // What stands at the end says by itself that it is missing.
  const isFilled = ({ value, end, cell }: Column<Row>) => !value || isShown(value(row)) || (end && cell);
  const filled = columns.filter((column) => column !== head && isFilled(column));
  return {
    title: head && cellOf(head, row),
    details: filled
      .filter(({ end }) => !end)
      .map((column) => ({ label: column.number || column.named ? column.head : undefined, cell: cellOf(column, row) })),
    ends: filled.filter(({ end }) => end).map((column) => cellOf(column, row)),
  };
}

function Item(props: { parts: Parts }) {
  return (
    <>
      <span class="list-words">
        <b>{props.parts.title}</b>
        <small class="item-details">
          <For each={props.parts.details}>
            {({ label, cell }) => (
              <span>
                {label} {cell}
              </span>
            )}
          </For>
        </small>
      </span>
      {props.parts.ends}
    </>
  );
}

/** A table as a list for a narrow screen: two lines an item, with the sort as a field. */
export function TableItems<Row>(props: {
  labelId: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  virtual: VirtualRows;
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
  sums: boolean;
  words: TableWords | undefined;
}) {
  const href = (row: Row) => props.columns.find((column) => column.href)?.href?.(row);
  const sortable = () => props.columns.filter(({ value }) => value);
  const Gap = (gap: { index: number | undefined }) => (
    <Show when={props.virtual.gap(gap.index)}>
      {(size) => <li aria-hidden="true" style={{ height: `${size()}px` }} />}
    </Show>
  );
  return (
    <>
      <Show when={props.rows.length > 2 && sortable().length > 1 && props.words}>
        {(words) => (
          <select
            class="control table-sorts"
            aria-label={words().sort}
            onChange={(event) => props.onSort(readSort(event.currentTarget.value, props.columns))}
          >
            <option value="" selected={!props.sort}>
              {words().unsorted}
            </option>
            <For each={sortable()}>
              {({ key, head }) => (
                <For each={[false, true]}>
                  {(down) => (
                    <option
                      value={writeSort({ key, down })}
                      selected={props.sort?.key === key && props.sort.down === down}
                    >
                      {down ? words().down(head) : words().up(head)}
                    </option>
                  )}
                </For>
              )}
            </For>
          </select>
        )}
      </Show>
      <ul class="list" aria-labelledby={props.labelId}>
        <For each={props.virtual.indexes()}>
          {(index) => (
            <Show keyed when={props.rows[index]}>
              {(row) => (
                <>
                  <Gap index={index} />
                  <li
                    ref={(line) => props.virtual.isPart() && props.virtual.measure(line)}
                    class="list-item"
                    data-index={index}
                    aria-setsize={props.virtual.isPart() ? props.rows.length : undefined}
                    aria-posinset={props.virtual.isPart() ? index + 1 : undefined}
                  >
                    <Show
                      when={href(row)}
                      fallback={
                        <div class="list-row">
                          <Item parts={partsOf(props.columns, row)} />
                        </div>
                      }
                    >
                      {(to) => (
                        <a class="list-row" href={to()}>
                          <Item parts={partsOf(props.columns, row)} />
                        </a>
                      )}
                    </Show>
                  </li>
                </>
              )}
            </Show>
          )}
        </For>
        <Gap index={undefined} />
        <Show when={props.sums}>
          <li class="list-item">
            <div class="list-row">
              <Item
                parts={{
                  title: props.words?.sum,
                  details: props.columns.flatMap((column) =>
                    column.sum ? [{ label: column.head, cell: column.sum(sumOf(props.rows, column)) }] : [],
                  ),
                  ends: [],
                }}
              />
            </div>
          </li>
        </Show>
      </ul>
    </>
  );
}
