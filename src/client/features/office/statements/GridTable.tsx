import { createMemo, createUniqueId, For, Show } from 'solid-js';
import { catalogue, entryFor } from '../../../../domain/figures/catalogue.ts';
import { derive, operandsOf } from '../../../../domain/figures/derive.ts';
import type { Formula } from '../../../../domain/figures/entry.ts';
import { describedBy, FieldNotes } from '../../../components/Field.tsx';
import { definitionOf, figureUnit, nameOf } from '../../../figures/figure-text.ts';
import { formatNumber } from '../../../words/format.ts';
import type { CellFault, Grid } from './grid.ts';
import { statements as words } from './words.ts';

const faultWords = (fault: CellFault): string =>
  fault === 'emptied' ? words.paste.emptied : words.paste.faults[fault];

/** One cell of the grid. A pasted block of several cells is spread from here. */
function Cell(props: {
  readonly grid: Grid;
  readonly figure: string;
  readonly year: number;
  readonly fault: CellFault | undefined;
  readonly onPaste: (text: string) => void;
}) {
  const id = createUniqueId();
  const error = () => props.fault && faultWords(props.fault);
  return (
    <td data-year={words.inYear(props.year)}>
      <input
        class="control"
        id={id}
        autocomplete="off"
        inputmode={entryFor(props.figure)?.value === 'number' ? 'decimal' : 'text'}
        aria-label={words.paste.cell(nameOf(props.figure), props.year)}
        aria-invalid={props.fault ? 'true' : undefined}
        aria-describedby={describedBy(id, { error: error() })}
        value={props.grid.text(props.figure, props.year)}
        onInput={(event) => props.grid.type(props.figure, props.year, event.currentTarget.value)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (!/[\t\n]/.test(text.trimEnd())) return;
          event.preventDefault();
          props.onPaste(text);
        }}
      />
      <FieldNotes id={id} error={error()} />
    </td>
  );
}

/** The grid of figures and years. */
export function GridTable(props: {
  readonly grid: Grid;
  readonly figures: readonly string[];
  readonly faults: Readonly<Record<string, CellFault>>;
  readonly onPaste: (text: string, at: { figure: string; year: number }) => void;
}) {
  const id = createUniqueId();
  /** The figures that are typed, and those that follow from them. */
  const rows = createMemo(() => {
    const typed = new Set(props.figures);
    const follows = (formula: Formula | undefined) => formula && operandsOf(formula).every((each) => typed.has(each));
    return catalogue.filter((each) => typed.has(each.id) || follows(each.formula)).map((each) => each.id);
  });
  const computedText = (figure: string, year: number): string => {
    const formula = entryFor(figure)?.formula;
    const value = formula && derive(formula, props.grid.numberOf(year), props.grid.numberOf(year - 1));
    return value?.ok ? formatNumber(value.value) : '—';
  };
  return (
    <section class="statement-grid" aria-label={words.paste.cells} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col" id={id}>
              {words.columns.figure}
            </th>
            <For each={props.grid.years()}>{(year) => <th scope="col">{words.inYear(year)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(figure) => (
              <tr>
                <th scope="row">
                  {nameOf(figure)}
                  <span class="note">
                    <Show when={figureUnit(figure)}>{(unit) => <b>{unit()} </b>}</Show>
                    <Show when={entryFor(figure)?.sort === 'state'}>{words.yearEnd} </Show>
                    <span class="statement-definition">{definitionOf(figure)}</span>
                  </span>
                </th>
                <For each={props.grid.years()}>
                  {(year) => (
                    <Show
                      when={entryFor(figure)?.source !== 'computed'}
                      fallback={
                        <td class="statement-computed" data-year={words.inYear(year)}>
                          {computedText(figure, year)}
                        </td>
                      }
                    >
                      <Cell
                        grid={props.grid}
                        figure={figure}
                        year={year}
                        fault={props.faults[props.grid.keyOf(figure, year)]}
                        onPaste={(text) => props.onPaste(text, { figure, year })}
                      />
                    </Show>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
