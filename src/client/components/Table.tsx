import './table.css';
import { createUniqueId, For, type JSX } from 'solid-js';

export interface Column<Row> {
  head: JSX.Element;
  cell: (row: Row) => JSX.Element;
  /** Right-aligned numbers. */
  number?: boolean | undefined;
  /** The row's header for screen readers. */
  rowHead?: boolean | undefined;
}

/**
 * A table that scrolls sideways in its own box on a phone; the box is keyboard-accessible. The caption is outside the
 * box, so it does not scroll away.
 */
export function Table<Row>(props: {
  caption: JSX.Element;
  hideCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  const id = createUniqueId();
  const look = (column: Column<Row>) => (column.number ? 'number' : undefined);
  return (
    <div>
      <p id={id} class={props.hideCaption ? 'hidden-visually' : 'table-title'}>
        {props.caption}
      </p>
      <section class="table-scroll" aria-labelledby={id} tabindex="0">
        <table class="table" aria-labelledby={id}>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column) => (
                  <th scope="col" class={look(column)}>
                    {column.head}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <For each={props.columns}>
                    {(column) =>
                      column.rowHead ? (
                        <th scope="row">{column.cell(row)}</th>
                      ) : (
                        <td class={look(column)}>{column.cell(row)}</td>
                      )
                    }
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </div>
  );
}
