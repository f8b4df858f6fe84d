import { createSignal } from 'solid-js';
import { readLine } from '../../domain/reading/characters.ts';
import { MAX_REASON } from '../../domain/records/check-field.ts';
import { Button } from '../components/Button.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { common } from '../words/common.ts';
import { squad } from './words/squad.ts';

/** Asks for the reason why a record is returned (退回). */
export function ReturnForm(props: { onReturn: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const sendBack = () => {
    const line = readLine(reason());
    const { length } = [...line];
    setProblem(length === 0 ? squad.review.reasonMissing : length > MAX_REASON ? squad.review.reasonLong : undefined);
    if (!problem()) props.onReturn(line);
  };
  return (
    <>
      <TextArea
        label={squad.review.reason}
        hint={squad.review.reasonHint}
        error={problem()}
        required
        value={reason()}
        onInput={setReason}
        rows={3}
      />
      <div class="two">
        <Button look="primary" onClick={sendBack}>
          {squad.review.sendBack}
        </Button>
        <Button onClick={() => props.onCancel()}>{common.action.cancel}</Button>
      </div>
    </>
  );
}
