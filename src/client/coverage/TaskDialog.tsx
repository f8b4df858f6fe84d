import { createSignal, Show } from 'solid-js';
import type { Task } from '../../domain/coverage/task.ts';
import { Button } from '../components/Button.tsx';
import { DateField } from '../components/DateField.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { createFormState } from '../records/form/form-state.ts';
import { fieldLabel } from '../records/kind-labels.ts';
import { namedOptions } from '../records/named-options.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { aimText } from './task-text.ts';
import { coverage as words } from './words.ts';

function TaskForm(props: { readonly task: Task; readonly place: string; readonly onDone: () => void }) {
  const { task } = props;
  const commands = useCommands();
  const state = createFormState();
  const members = createReferences('member', () => task.squad);
  const [member, setMember] = createSignal(task.member ?? '');
  const [due, setDue] = createSignal(task.due);
  const [note, setNote] = createSignal(task.note ?? '');
  const [asking, setAsking] = createSignal(false);
  const label = (field: string) => fieldLabel('task', field);
  const save = () =>
    void state.submit(
      () =>
        commands.editRecord(task.id, {
          member: member() || null,
          due: due(),
          note: note().trim() || null,
        }),
      props.onDone,
    );
  const withdraw = () => void state.submit(() => commands.deleteRecord(task.id), props.onDone);
  return (
    <Form onSubmit={save}>
      <p>
        <b>{words.task.title(props.place, aimText(task))}</b>
      </p>
      <Show when={members()?.length}>
        <Select
          label={label('member')}
          value={member()}
          empty={words.give.nobody}
          options={namedOptions(members())}
          onInput={setMember}
          error={state.error('member')}
        />
      </Show>
      <DateField label={label('due')} value={due()} min={task.from} onInput={setDue} error={state.error('due')} />
      <TextField
        autocomplete="off"
        label={label('note')}
        value={note()}
        onInput={setNote}
        error={state.error('note')}
      />
      <Show when={state.trouble(['member', 'due', 'note'])}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <div class="two">
        <Button type="submit" look="primary" disabled={state.saving()}>
          {common.action.save}
        </Button>
        <Button onClick={() => props.onDone()}>{common.action.cancel}</Button>
      </div>
      <Show
        when={asking()}
        fallback={
          <Button look="quiet" onClick={() => setAsking(true)}>
            {words.edit.withdraw}
          </Button>
        }
      >
        <Notice
          tone="wait"
          title={words.edit.ask}
          action={
            <Button look="danger" onClick={withdraw}>
              {words.edit.yes}
            </Button>
          }
        />
      </Show>
    </Form>
  );
}

/** Gives a task to somebody else, changes its day, or withdraws it. */
export function TaskDialog(props: {
  readonly task: Task | undefined;
  readonly place: string;
  readonly onDone: () => void;
}) {
  return (
    <Dialog
      open={props.task !== undefined}
      onClose={() => props.onDone()}
      title={words.edit.title}
      closeLabel={common.action.close}
    >
      <Show when={props.task} keyed>
        {(task) => <TaskForm task={task} place={props.place} onDone={props.onDone} />}
      </Show>
    </Dialog>
  );
}
