import { createSignal } from 'solid-js';
import { type Day, LAST_DAY } from '../../domain/kernel/day.ts';
import { type FoldedRecord, recordDay } from '../../domain/records/record.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { DateField } from '../components/DateField.tsx';
import { SaveConfirmation } from '../components/SaveConfirmation.tsx';
import { useClient } from '../state/context.ts';
import { useCommands } from '../state/use-commands.ts';
import { failureText } from './failure-text.ts';
import { createToday } from './today.ts';
import { clock } from './words/clock.ts';

/**
 * Asks for the day of a record with an unsure date (日期待核对). Answering writes the date again, even the same day, which
 * settles it.
 */
export default function DateQuestion(props: {
  record: FoldedRecord;
  /** The record is not on this phone, so the answer refers to the version that the server sent. */
  remote?: boolean | undefined;
}) {
  const { lastDay } = useClient();
  const commands = useCommands();
  const today = createToday();
  const [chosen, setChosen] = createSignal<Day>();
  const [problem, setProblem] = createSignal<string>();
  const [done, setDone] = createSignal<string>();
  const day = () => chosen() ?? recordDay(props.record) ?? '';
  const last = () => (lastDay() === LAST_DAY ? undefined : today());

  async function confirm(): Promise<void> {
    if (!day()) return void setProblem(clock.question.missing);
    if (day() > lastDay()) return void setProblem(clock.question.later);
    const seen = props.remote ? props.record : undefined;
    const result = await commands.resolveConflict(props.record.id, 'date', day(), seen);
    setProblem(result.ok ? undefined : failureText(result.error));
    if (result.ok) setDone(clock.question.done);
  }
  return (
    <Card title={clock.question.title} class="no-print">
      <p class="note">{clock.question.detail}</p>
      <DateField
        label={clock.question.label}
        value={day()}
        max={last()}
        onInput={setChosen}
        error={problem()}
        required
      />
      <Button look="primary" icon="check" onClick={() => void confirm()}>
        {clock.question.confirm}
      </Button>
      <SaveConfirmation title={done()} />
    </Card>
  );
}
