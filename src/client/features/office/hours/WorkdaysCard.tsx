import { createSignal, For, Show } from 'solid-js';
import { isYearKnown } from '../../../../domain/attendance/workdays.ts';
import { addDays, isDay, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { kinds } from '../../../../domain/records/kinds/registry.ts';
import { may } from '../../../../domain/records/permission.ts';
import { recordDay, textField } from '../../../../domain/records/record.ts';
import { createWorkdays } from '../../../attendance/workdays.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { hours as words } from './words.ts';

const { options: forms } = kinds.workday.fields.form;
/** The notice for a year comes in November of the one before. */
const NOTICE_DAYS = 60;

/** 放假调休: the days that differ from the week, by which ten working days are counted; entered by the office. */
export function WorkdaysCard() {
  const { session } = useClient();
  const commands = useCommands();
  const today = createToday();
  const known = createWorkdays();
  const entered = createReferences('workday');
  const [day, setDay] = createSignal('');
  const [form, setForm] = createSignal<(typeof forms)[number]>('off');
  const [problem, setProblem] = createSignal<string>();
  const mayEdit = () => may(session.identity()?.actor.role ?? 'public', 'write:workday');
  const soon = () => yearOf(addDays(today(), NOTICE_DAYS));
  const own = () =>
    [...(entered() ?? [])].sort((a, b) => ((recordDay(a.record) ?? '') < (recordDay(b.record) ?? '') ? -1 : 1));
  async function add(): Promise<void> {
    if (!isDay(day())) return void setProblem(words.workdays.dayMissing);
    const done = await commands.createRecord('workday', { date: day(), form: form() });
    setProblem(done.ok ? undefined : failureText(done.error));
    if (done.ok) setDay('');
  }
  async function remove(id: Id): Promise<void> {
    const done = await commands.deleteRecord(id);
    setProblem(done.ok ? undefined : failureText(done.error));
  }
  return (
    <Card title={words.workdays.title}>
      <p class="note">{words.workdays.note}</p>
      <Show when={!isYearKnown(soon(), known())}>
        <Notice tone="wait" icon="calendar" title={words.workdays.unknown(soon())} />
      </Show>
      <Show when={own().length}>
        <List label={words.workdays.title}>
          <For each={own()}>
            {({ id, record }) => (
              <ListItem
                title={formatDay(recordDay(record) ?? '')}
                detail={optionLabel('workday', 'form', textField(record, 'form') ?? '')}
                trailing={
                  <Show when={mayEdit()}>
                    <Button look="quiet" onClick={() => void remove(id)}>
                      {words.workdays.remove}
                    </Button>
                  </Show>
                }
              />
            )}
          </For>
        </List>
      </Show>
      <Show when={mayEdit()}>
        <Form onSubmit={add}>
          <DateField label={words.workdays.day} value={day()} onInput={setDay} error={problem()} />
          <Segmented
            label={words.workdays.form}
            value={form()}
            options={forms.map((value) => ({ value, label: optionLabel('workday', 'form', value) }))}
            onInput={setForm}
          />
          <SubmitRow label={common.action.save} />
        </Form>
      </Show>
    </Card>
  );
}
