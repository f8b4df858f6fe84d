import { createSignal, For, Show } from 'solid-js';
import { isOverdue, type Task, type TaskState } from '../../../../domain/coverage/task.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { TaskDialog } from '../../../coverage/TaskDialog.tsx';
import { aimText, dueText } from '../../../coverage/task-text.ts';
import { coverage as words } from '../../../coverage/words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { common } from '../../../words/common.ts';

/** Done tasks that are shown, the last ones first. */
const MAX_DONE = 30;

/** 分队任务: what the squad was given. The leader gives each to somebody, changes its day or withdraws it. */
export function TasksCard(props: { readonly tasks: readonly TaskState[] }) {
  const today = createToday();
  const [chosen, setChosen] = createSignal<Task>();
  const open = () => props.tasks.filter(({ done }) => done === undefined);
  const finished = () =>
    props.tasks
      .filter(({ done }) => done !== undefined)
      .sort((a, b) => (b.done ?? '').localeCompare(a.done ?? ''))
      .slice(0, MAX_DONE);
  const names = createNamesOf(() => props.tasks.flatMap(({ task }) => [task.place, task.member ?? []].flat()));
  const place = ({ place }: Task) => names.name(place) ?? '';
  const title = (task: Task) => words.task.title(place(task), aimText(task));
  const detail = (state: TaskState) =>
    [names.name(state.task.member) ?? words.task.nobody, dueText(state, today()), state.task.note]
      .filter(Boolean)
      .join(' · ');
  return (
    <Show when={props.tasks.length}>
      <Card title={`${squad.tasks.title}${common.brackets(String(open().length))}`}>
        <Show when={open().length} fallback={<p class="note">{squad.tasks.allDone}</p>}>
          <List label={squad.tasks.title}>
            <For each={open()}>
              {(state) => (
                <ListItem
                  title={title(state.task)}
                  detail={detail(state)}
                  onClick={() => setChosen(state.task)}
                  trailing={
                    <Show when={isOverdue(state, today())}>
                      <Pill tone="wait">{words.task.pill.overdue}</Pill>
                    </Show>
                  }
                />
              )}
            </For>
          </List>
        </Show>
        <Show when={finished().length}>
          <details>
            <summary>{squad.tasks.done(finished().length)}</summary>
            <List label={squad.tasks.done(finished().length)}>
              <For each={finished()}>
                {(state) => <ListItem title={title(state.task)} detail={dueText(state, today())} />}
              </For>
            </List>
          </details>
        </Show>
      </Card>
      <TaskDialog task={chosen()} place={names.name(chosen()?.place) ?? ''} onDone={() => setChosen(undefined)} />
    </Show>
  );
}
