import { For, Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { TaskRow } from '../../../../domain/programme/cell.ts';
import type { ProgrammeTask, ProgrammeUnit } from '../../../../domain/programme/plan.ts';
import { Icon } from '../../../components/Icon.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { CellMark } from './CellMark.tsx';
import { cellLabel, sumText } from './cell-text.ts';
import { programme as words } from './words.ts';

interface GridProps {
  readonly rows: readonly TaskRow[];
  readonly units: readonly ProgrammeUnit[];
  /** Tasks whose deadline lies outside their stage. */
  readonly outside: ReadonlySet<string>;
  readonly today: Day;
  readonly onUnit: (unit: ProgrammeUnit) => void;
  readonly onTask: (task: ProgrammeTask) => void;
  readonly onCell: (task: ProgrammeTask, unit: ProgrammeUnit) => void;
}

/** A post of a unit. A person responsible is 待定 until a post is written, and so is a town's liaison unit. */
export function Post(props: { readonly unit: ProgrammeUnit; readonly field: 'first' | 'second' | 'liaison' }) {
  const isNeeded = () => props.field !== 'liaison' || props.unit.town !== undefined;
  return (
    <Show
      when={props.unit[props.field]}
      fallback={
        <Show when={isNeeded()}>
          <span class="programme-undecided">{words.undecided}</span>
        </Show>
      }
    >
      {(post) => post()}
    </Show>
  );
}

/** The deadline of a task, with a mark where it lies outside the stage. */
export function Due(props: { readonly task: ProgrammeTask; readonly isOutside: boolean; readonly today: Day }) {
  return (
    <>
      {formatDay(props.task.due, yearOf(props.today))}
      <Show when={props.isOutside}>
        <span class="programme-undecided">{words.outside}</span>
      </Show>
    </>
  );
}

/** Tasks by unit: the persons of each unit, and how far it is with each task. */
export function Grid(props: GridProps) {
  return (
    <section class="programme-grid" aria-label={words.grid} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.task}</th>
            <th scope="col">{words.columns.due}</th>
            <For each={props.units}>
              {(unit) => (
                <th scope="col">
                  <button type="button" class="programme-link" onClick={() => props.onUnit(unit)}>
                    {unit.name}
                  </button>
                </th>
              )}
            </For>
            <th scope="col" class="number">
              {words.columns.complete}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={['first', 'second', 'liaison'] as const}>
            {(field) => (
              <tr class="programme-posts">
                <th scope="row">{fieldLabel('programmeUnit', field)}</th>
                <td />
                <For each={props.units}>
                  {(unit) => (
                    <td>
                      <Post unit={unit} field={field} />
                    </td>
                  )}
                </For>
                <td />
              </tr>
            )}
          </For>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">
                  <button type="button" class="programme-link" onClick={() => props.onTask(row.task)}>
                    {row.task.name}
                  </button>
                </th>
                <td class="programme-due">
                  <Due task={row.task} isOutside={props.outside.has(row.task.id)} today={props.today} />
                </td>
                <For each={props.units}>
                  {(unit) => (
                    <td classList={{ blank: !row.cells.has(unit.id) }}>
                      <Show when={row.cells.get(unit.id)}>
                        {(cell) => (
                          <button
                            type="button"
                            class="programme-cell"
                            aria-label={cellLabel(row.task, unit, cell())}
                            title={cellLabel(row.task, unit, cell())}
                            onClick={() => props.onCell(row.task, unit)}
                          >
                            <CellMark cell={cell()} />
                          </button>
                        )}
                      </Show>
                    </td>
                  )}
                </For>
                <td class="number" classList={{ overdue: row.overdue > 0 }}>
                  <b>{sumText(row)}</b>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

/** The same on a phone: a block for each task, with a line for each unit. */
export function TaskList(props: GridProps) {
  return (
    <div class="programme-list">
      <For each={props.rows}>
        {(row) => (
          <details class="card programme-task">
            <summary>
              <span class="programme-task-head">
                <b>{row.task.name}</b>
                <b classList={{ overdue: row.overdue > 0 }}>{sumText(row)}</b>
                <small>
                  <Due task={row.task} isOutside={props.outside.has(row.task.id)} today={props.today} />
                  <Show when={row.overdue}>{(count) => ` · ${words.lateUnits(formatNumber(count()))}`}</Show>
                </small>
              </span>
              <Icon name="chevron" size={18} />
            </summary>
            <ul class="programme-lines">
              <For each={props.units.filter(({ id }) => row.cells.has(id))}>
                {(unit) => (
                  <li>
                    <Show when={row.cells.get(unit.id)}>
                      {(cell) => (
                        <button type="button" class="programme-line" onClick={() => props.onCell(row.task, unit)}>
                          <span>{unit.name}</span>
                          <CellMark full cell={cell()} />
                        </button>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <button type="button" class="button quiet" onClick={() => props.onTask(row.task)}>
              {words.editTask(row.task.name)}
            </button>
          </details>
        )}
      </For>
      <Show when={props.units.length}>
        <details class="card programme-task">
          <summary>
            <b>{words.persons}</b>
            <Icon name="chevron" size={18} />
          </summary>
          <ul class="programme-lines">
            <For each={props.units}>
              {(unit) => (
                <li>
                  <button type="button" class="programme-line" onClick={() => props.onUnit(unit)}>
                    <b>{unit.name}</b>
                    <span>
                      <Post unit={unit} field="first" />
                      {words.comma}
                      <Post unit={unit} field="second" />
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}
