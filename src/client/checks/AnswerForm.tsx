import { createSignal, Show } from 'solid-js';
import type { Answer } from '../../domain/checks/answer.ts';
import type { AskedQuestion } from '../../protocol/checks/checks.ts';
import { createAction } from '../components/action.ts';
import { Button } from '../components/Button.tsx';
import { ActionNotice, Form, SubmitRow } from '../components/Form.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { failureText } from '../records/failure-text.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { checks as words } from './words.ts';

const MAX_REASON = 200;

/** The three answers to a question. 属实 asks for a sentence. An answer is saved on the phone and sent later. */
export function AnswerForm(props: {
  readonly question: AskedQuestion;
  readonly title: string;
  readonly onDone?: () => void;
}) {
  const commands = useCommands();
  const action = createAction(failureText);
  const [isAsking, setAsking] = createSignal(false);
  const [reason, setReason] = createSignal('');
  const [isEmpty, setEmpty] = createSignal(false);
  const save = async (answer: Answer, because = '') => {
    const { code, subject, version, squad } = props.question;
    const fields = { check: code, subject, version, answer, ...(squad ? { squad } : {}) };
    const saved = await action.run(
      () => commands.createRecord('explanation', { ...fields, ...(because ? { reason: because } : {}) }),
      words.answer.saved,
    );
    if (saved?.ok) props.onDone?.();
  };
  const submit = () => {
    const text = reason().trim();
    setEmpty(text === '');
    return text ? save('true', text) : undefined;
  };
  const name = (label: string) => words.of(props.title, label);
  return (
    <div class="stack check-answer no-print">
      <Show
        when={isAsking()}
        fallback={
          <fieldset class="check-answers" aria-label={name(words.answer.label)}>
            <Button aria-label={name(words.answer.fixed)} onClick={() => void save('fixed')}>
              {words.answer.fixed}
            </Button>
            <Button aria-label={name(words.answer.trueAsk)} onClick={() => setAsking(true)}>
              {words.answer.trueAsk}
            </Button>
            <Button aria-label={name(words.answer.unclear)} onClick={() => void save('unclear')}>
              {words.answer.unclear}
            </Button>
          </fieldset>
        }
      >
        <Form onSubmit={submit}>
          <TextArea
            rows={2}
            maxlength={MAX_REASON}
            required
            label={words.answer.reason}
            hint={words.answer.reasonHint}
            value={reason()}
            onInput={setReason}
            error={isEmpty() ? common.field.required : undefined}
          />
          <SubmitRow label={common.action.save} look="primary" busy={action.busy()}>
            <Button onClick={() => setAsking(false)}>{common.action.cancel}</Button>
          </SubmitRow>
        </Form>
      </Show>
      <ActionNotice of={action} />
    </div>
  );
}
