import { createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { Gap } from '../../../../domain/reports/render.ts';
import { type Explanations, unexplained } from '../../../../domain/reports/signed.ts';
import type { SignedRow, SignRequest } from '../../../../protocol/reports/signed.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { signReport } from '../../../reports/reports-client.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { summary as words } from './words.ts';

const explain = (failure: RequestFailure): string =>
  failure.code === 'conflict' ? words.sign.changed : failureText(failure);

const given = (explanations: Explanations): Explanations =>
  Object.fromEntries(
    Object.entries(explanations).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  );

/** Asks why something is missing, then signs the report as it is on the screen. */
export function SignDialog(props: {
  open: boolean;
  gaps: readonly Gap[];
  request: () => Omit<SignRequest, 'explanations' | 'asked'>;
  /** Reads what was asked about the records, which is signed with the report. */
  asked: () => Promise<Result<SignRequest['asked'], RequestFailure>>;
  onClose: () => void;
  onSigned: (row: SignedRow) => void;
  onChanged: () => void;
}) {
  const [explanations, setExplanations] = createStore<Record<string, string>>({});
  const [rest, setRest] = createSignal('');
  const action = createAction(explain);
  const names = createMemo(() => unexplained(props.gaps, {}));
  const left = () => unexplained(props.gaps, given(explanations));
  /** Gives the names that have no reason yet the same one. */
  const fillRest = () => {
    for (const name of left()) setExplanations(name, rest());
    setRest('');
  };
  function close() {
    action.tell(undefined);
    props.onClose();
  }
  async function sign() {
    if (left().length) return action.refuse(words.sign.explainAll(formatNumber(left().length)));
    const reasons = given(Object.fromEntries(names().map((name) => [name, explanations[name] ?? ''])));
    const result = await action.run(async () => {
      const asked = await props.asked();
      return asked.ok ? signReport({ ...props.request(), explanations: reasons, asked: asked.value }) : asked;
    });
    if (result?.ok) {
      close();
      props.onSigned(result.value);
    } else if (result?.error.code === 'conflict') props.onChanged();
  }
  return (
    <Dialog open={props.open} onClose={close} title={words.sign.title} closeLabel={common.action.close}>
      <Form onSubmit={sign}>
        <p>{words.sign.hint}</p>
        <Show when={names().length}>
          <p>
            <b>{words.sign.gaps(formatNumber(names().length))}</b>
          </p>
        </Show>
        <Show when={names().length > 1}>
          <div class="summary-rest">
            <TextField label={words.sign.rest} maxlength={200} value={rest()} onInput={setRest} />
            <Button disabled={!rest().trim()} onClick={fillRest}>
              {words.sign.fillRest}
            </Button>
          </div>
        </Show>
        <For each={names()}>
          {(name) => (
            <TextField
              label={words.sign.reason(name)}
              maxlength={200}
              value={explanations[name] ?? ''}
              onInput={(value) => setExplanations(name, value)}
            />
          )}
        </For>
        <div class="two">
          <Button onClick={close}>{common.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={action.busy()}>
            {words.sign.confirm}
          </Button>
        </div>
        <ActionNotice of={action} />
      </Form>
    </Dialog>
  );
}
