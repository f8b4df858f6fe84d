import { For, Show } from 'solid-js';
import { type Day, daysBetween, yearOf } from '../../../../domain/kernel/day.ts';
import { isTaskComplete, type TaskRow } from '../../../../domain/programme/cell.ts';
import { type Programme, stageState } from '../../../../domain/programme/plan.ts';
import type { Stage } from '../../../../domain/records/stages.ts';
import { Icon } from '../../../components/Icon.tsx';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { periodText } from './cell-text.ts';
import { programme as words } from './words.ts';

/** Days that a stage without days takes on the bar. */
const UNDATED = 30;

const lengthOf = ({ from, to }: Stage): number => (from && to ? daysBetween(from, to) + 1 : UNDATED);

/** Tells where in a stage today is, from 0 to 1; undefined if it is elsewhere. */
const placeOf = ({ from, to }: Stage, today: Day): number | undefined =>
  from && to && from <= today && today <= to
    ? (daysBetween(from, today) + 0.5) / lengthOf({ key: '', name: '', from, to })
    : undefined;

/** The stages of a programme as a bar, each with its days and completed tasks, and a mark for today. */
export function StageBar(props: {
  readonly programme: Programme;
  readonly rows: readonly TaskRow[];
  readonly today: Day;
}) {
  const tasksOf = (key: string) => props.rows.filter(({ task }) => task.stage === key);
  return (
    <ol class="programme-stages">
      <For each={props.programme.stages}>
        {(stage) => {
          const tasks = () => tasksOf(stage.key);
          const complete = () => tasks().filter(isTaskComplete).length;
          const isDone = () => tasks().length > 0 && complete() === tasks().length;
          const at = () => placeOf(stage, props.today);
          return (
            <li
              class={`programme-stage ${stageState(stage, props.today)}`}
              classList={{ complete: isDone() }}
              style={{ 'flex-grow': lengthOf(stage) }}
            >
              <b>
                <Show when={isDone()}>
                  <Icon name="check" size={16} />
                </Show>
                {stage.name}
              </b>
              <span>
                {periodText(stage)} · {words.ofTasks(formatNumber(complete()), formatNumber(tasks().length))}
              </span>
              <Show when={stageState(stage, props.today) === 'over' && !isDone() && tasks().length > 0}>
                <span>{words.stageLate(formatNumber(tasks().length - complete()))}</span>
              </Show>
              <Show when={at()}>
                {(share) => (
                  <span class="programme-today" style={{ 'inset-inline-start': `${share() * 100}%` }}>
                    {words.today(formatDay(props.today, yearOf(props.today)))}
                  </span>
                )}
              </Show>
            </li>
          );
        }}
      </For>
    </ol>
  );
}
