import './cells.css';
import { For, Show } from 'solid-js';

/** Verified, reported but not verified, or no work. `none` is striped, so it is recognizable without colour. */
export type Coverage = 'full' | 'some' | 'none';

interface CellsRow {
  label: string;
  /** With `href` the cell links to its records. */
  cells: readonly { label: string; coverage: Coverage; href?: string | undefined }[];
  /** Such as 6/7. */
  summary: string;
}

function Label(props: { cell: CellsRow['cells'][number]; words: Record<Coverage, string> }) {
  return <span class="hidden-visually">{`${props.cell.label} ${props.words[props.cell.coverage]}`}</span>;
}

/**
 * A coverage grid: one row a town, one cell a village. `words` names the three states in the legend and for screen
 * readers.
 */
export function Cells(props: { rows: readonly CellsRow[]; words: Record<Coverage, string> }) {
  return (
    <>
      <ul class="cells-rows">
        <For each={props.rows}>
          {(row) => (
            <li class="cells-row">
              <b>{row.label}</b>
              <ul class="cells">
                <For each={row.cells}>
                  {(cell) => (
                    <li class={`cell ${cell.coverage}`} title={`${cell.label} ${props.words[cell.coverage]}`}>
                      <Show when={cell.href} fallback={<Label cell={cell} words={props.words} />}>
                        {(href) => (
                          <a href={href()}>
                            <Label cell={cell} words={props.words} />
                          </a>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <span>{row.summary}</span>
            </li>
          )}
        </For>
      </ul>
      <ul class="cells-key" aria-hidden="true">
        <For each={['full', 'some', 'none'] as const}>
          {(coverage) => (
            <li>
              <i class={`cell ${coverage}`} />
              {props.words[coverage]}
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
