import './table.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { createPrinting } from './printing.ts';
import { TableExport, type TableExportProps } from './TableExport.tsx';
import { TableItems } from './TableItems.tsx';
import {
  type Column,
  cellOf,
  nextSort,
  readSort,
  type Sort,
  sortRows,
  sumOf,
  type TableWords,
  writeSort,
} from './table-model.ts';
import { createVirtualRows } from './virtual-rows.ts';

export type { Column } from './table-model.ts';

export interface TableProps<Row> {
  caption: JSX.Element;
  hideCaption?: boolean | undefined;
  /** Shows the caption as a heading, for a table that fills its card. */
  heading?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** The parameter of the address that keeps the sort; without it the sort is kept until the page is left. */
  sortParam?: string | undefined;
  /** Fields and buttons above the table. */
  tools?: JSX.Element;
  /** Offers the table as a file. */
  file?: TableExportProps<Row>['file'] | undefined;
  /** Compares texts; by their characters if absent. */
  compare?: ((a: string, b: string) => number) | undefined;
  /** For a table that sorts, adds up or is saved as a file. */
  words?: (TableWords & TableExportProps<Row>['words']) | undefined;
}

/** The least room of a column in em. A table with less room becomes a list. */
const COLUMN_EM = 5.5;

const byCharacters = (a: string, b: string): number => a.localeCompare(b);

/** Follows a box: its place on the page, whether columns fit, and whether the table is wider. */
function createRoom(columns: () => number) {
  const [room, setRoom] = createSignal({ top: 0, em: Number.POSITIVE_INFINITY, isWide: false });
  const watch = (box: HTMLElement) =>
    onMount(() => {
      const measure = () => {
        const em = box.clientWidth / Number.parseFloat(getComputedStyle(box).fontSize);
        const wide = [...box.children].some((child) => child.scrollWidth > box.clientWidth + 1);
        const next = { top: box.getBoundingClientRect().top + scrollY, em, isWide: wide };
        setRoom((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
      };
      const observer = new ResizeObserver(measure);
      observer.observe(box);
      onCleanup(() => observer.disconnect());
      measure();
    });
  return { watch, room, isNarrow: () => room().em < columns() * COLUMN_EM };
}

/** Keeps the sort in the address, or in the page alone. */
function createSort<Row>(props: TableProps<Row>) {
  const [address, setAddress] = useSearchParams();
  const [own, setOwn] = createSignal<string>();
  const sort = createMemo(() => readSort(props.sortParam ? address[props.sortParam] : own(), props.columns));
  const setSort = (next: Sort | undefined) => {
    const text = writeSort(next);
    if (props.sortParam) setAddress({ [props.sortParam]: text }, { replace: true });
    else setOwn(text);
  };
  return { sort, setSort };
}

/**
 * A table that sorts by its heads, adds up columns, and renders only the visible part of a long list. Without room for
 * its columns it is a list of two lines an item; on paper it is whole.
 */
export function Table<Row>(props: TableProps<Row>) {
  const id = createUniqueId();
  const printing = createPrinting();
  const columns = () => props.columns.filter(({ only }) => only !== 'file');
  const { watch, room, isNarrow } = createRoom(() => columns().length);
  const { sort, setSort } = createSort(props);
  const rows = createMemo(() => sortRows(props.rows, props.columns, sort(), props.compare ?? byCharacters));
  const isList = () => isNarrow() && !printing();
  const virtual = createVirtualRows({ count: () => rows().length, all: printing, top: () => room().top });
  const hasSum = () => rows().length > 1 && columns().some(({ sum }) => sum);
  const look = (column: Column<Row>) => (column.number ? 'number' : undefined);
  const direction = (key: string) => {
    const now = sort();
    return now?.key === key ? (now.down ? 'descending' : 'ascending') : undefined;
  };
  const Gap = (gap: { index: number | undefined }) => (
    <Show when={virtual.gap(gap.index)}>
      {(size) => (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it only takes up room
        <tr aria-hidden="true">
          <td class="table-gap" style={{ height: `${size()}px` }} />
        </tr>
      )}
    </Show>
  );
  return (
    <div class="table-part">
      <div class="table-bar" classList={{ bare: Boolean(props.hideCaption) && !props.tools && !props.file }}>
        <Show
          when={props.heading}
          fallback={
            <p id={id} class={props.hideCaption ? 'hidden-visually' : 'table-title'}>
              {props.caption}
            </p>
          }
        >
          <h2 id={id} class="table-title">
            {props.caption}
          </h2>
        </Show>
        {props.tools}
        <Show when={props.file && props.words && { file: props.file, words: props.words }}>
          {(known) => <TableExport {...known()} columns={props.columns} rows={rows()} />}
        </Show>
      </div>
      <section
        ref={watch}
        class="table-scroll"
        classList={{ wide: room().isWide && !isList() }}
        aria-labelledby={id}
        tabindex={room().isWide && !isList() ? 0 : undefined}
        onFocusIn={({ target }) => {
          const at = target.closest<HTMLElement>('[data-index]')?.dataset.index;
          virtual.setFocused(at === undefined ? undefined : Number(at));
        }}
      >
        <Show
          when={!isList()}
          fallback={
            <TableItems
              labelId={id}
              columns={columns().filter(({ only }) => only !== 'table')}
              rows={rows()}
              virtual={virtual}
              sort={sort()}
              onSort={setSort}
              sums={hasSum()}
              words={props.words}
            />
          }
        >
          <table class="table" aria-labelledby={id} aria-rowcount={virtual.isPart() ? rows().length + 1 : undefined}>
            <thead>
              <tr aria-rowindex={virtual.isPart() ? 1 : undefined}>
                <For each={columns()}>
                  {(column) => (
                    <th scope="col" class={look(column)} aria-sort={direction(column.key)}>
                      <Show
                        when={column.value}
                        fallback={<span class={column.hideHead ? 'hidden-visually' : undefined}>{column.head}</span>}
                      >
                        <button type="button" class="table-sort" onClick={() => setSort(nextSort(sort(), column.key))}>
                          {column.head}
                          <Icon name="chevron" size={14} />
                        </button>
                      </Show>
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={virtual.indexes()}>
                {(index) => (
                  <Show keyed when={rows()[index]}>
                    {(row) => (
                      <>
                        <Gap index={index} />
                        <tr
                          ref={(line) => virtual.isPart() && virtual.measure(line)}
                          data-index={index}
                          aria-rowindex={virtual.isPart() ? index + 2 : undefined}
                        >
                          <For each={columns()}>
                            {(column) =>
                              column.rowHead ? (
                                <th scope="row">
                                  <Show when={column.href?.(row)} fallback={cellOf(column, row)}>
                                    {(href) => (
                                      <a class="row-link" href={href()} aria-label={column.linkLabel?.(row)}>
                                        {cellOf(column, row)}
                                      </a>
                                    )}
                                  </Show>
                                </th>
                              ) : (
                                <td class={look(column)}>{cellOf(column, row)}</td>
                              )
                            }
                          </For>
                        </tr>
                      </>
                    )}
                  </Show>
                )}
              </For>
              <Gap index={undefined} />
            </tbody>
            <Show when={hasSum()}>
              <tfoot>
                <tr>
                  <For each={columns()}>
                    {(column) =>
                      column.rowHead ? (
                        <th scope="row">{props.words?.sum}</th>
                      ) : (
                        <td class={look(column)}>{column.sum?.(sumOf(rows(), column))}</td>
                      )
                    }
                  </For>
                </tr>
              </tfoot>
            </Show>
          </table>
        </Show>
      </section>
    </div>
  );
}
