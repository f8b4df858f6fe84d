import { Show } from 'solid-js';
import { isOverdue, type TaskState } from '../../../../domain/coverage/task.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { aimText, dueText } from '../../../coverage/task-text.ts';
import { coverage } from '../../../coverage/words.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { formatDay } from '../../../words/format.ts';
import { type CoverageFilter, taskViews } from './coverage-query.ts';
import { desk as words } from './words.ts';

/** 任务: what was given to squads and members, with its state; each opens to be changed or withdrawn. */
export function TasksView(props: {
  readonly states: readonly TaskState[];
  readonly state: CoverageFilter['state'];
  readonly hrefOf: (task: Id) => string;
  readonly onState: (state: CoverageFilter['state']) => void;
}) {
  const today = createToday();
  const names = createNamesOf(() =>
    props.states.flatMap(({ task }) => [task.place, task.squad, task.member ?? []].flat()),
  );
  const shown = () =>
    props.states.filter(({ done }) => props.state === 'all' || (done === undefined) === (props.state === 'open'));
  const label = (field: string) => fieldLabel('task', field);
  return (
    <Show
      when={props.states.length}
      fallback={
        <EmptyState icon="pin" title={words.tasks.empty}>
          {words.tasks.emptyHint}
        </EmptyState>
      }
    >
      <Card>
        <DeskTable
          heading
          caption={words.tasks.title}
          fileName={words.tasks.title}
          sortParam="sort"
          tools={
            <Segmented
              hideLabel
              label={words.tasks.state}
              value={props.state}
              options={taskViews.map((value) => ({ value, label: words.tasks[value] }))}
              onInput={props.onState}
            />
          }
          rows={shown()}
          columns={[
            {
              key: 'place',
              head: label('place'),
              rowHead: true,
              value: ({ task }) => names.place(task.place),
              href: ({ task }) => props.hrefOf(task.id),
            },
            { key: 'work', head: label('work'), value: ({ task }) => aimText(task) },
            { key: 'squad', head: label('squad'), value: ({ task }) => names.name(task.squad) },
            { key: 'member', head: label('member'), value: ({ task }) => names.name(task.member) },
            {
              key: 'due',
              head: label('due'),
              value: ({ task }) => task.due,
              cell: ({ task }) => formatDay(task.due, yearOf(today())),
            },
            {
              key: 'state',
              head: words.tasks.state,
              end: true,
              value: (state) => dueText(state, today()),
              cell: (state) => (
                <Show
                  when={isOverdue(state, today())}
                  fallback={state.done ? dueText(state, today()) : words.tasks.open}
                >
                  <Pill tone="wait">{coverage.task.pill.overdue}</Pill>
                </Show>
              ),
            },
            { key: 'note', head: label('note'), only: 'file', value: ({ task }) => task.note },
          ]}
        />
      </Card>
    </Show>
  );
}
