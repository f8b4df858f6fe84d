import { Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { readTasks } from '../../../coverage/local-tasks.ts';
import { createLive } from '../../../state/live.ts';
import { PlacesCard } from './PlacesCard.tsx';
import { TasksCard } from './TasksCard.tsx';

/** 任务 of the leader's page: what the squad was given, and the places of its town to give. Works offline. */
export function Tasks(props: { readonly squad: Id }) {
  const tasks = createLive(() => {
    const id = props.squad;
    return (store) => readTasks(store, id);
  });
  const open = () => new Set((tasks() ?? []).filter(({ done }) => !done).map(({ task }) => task.place));
  return (
    <>
      <Show when={tasks()}>{(known) => <TasksCard tasks={known()} />}</Show>
      <PlacesCard squad={props.squad} open={open()} />
    </>
  );
}
