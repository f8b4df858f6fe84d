import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { Gap } from '../../../../domain/reports/render.ts';
import { type Explanations, unexplained } from '../../../../domain/reports/signed.ts';
import type { SignedRow, SignRequest } from '../../../../protocol/reports/signed.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { signReport } from '../../../reports/reports-client.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import type { Asked, Standing } from './asked.ts';
import { summary as words } from './words.ts';

const explain = (failure: RequestFailure): string =>
  failure.code === 'conflict'
    ? words.sign.changed
    : failure.code === 'contradictions'
      ? words.sign.refused
      : failureText(failure);

/** Names without a reason that a refusal lists. */
const NAMED = 3;

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
  asked: () => Promise<Result<Asked, RequestFailure>>;
  onClose: () => void;
  onSigned: (row: SignedRow) => void;
  onChanged: () => void;
}) {
  const [explanations, setExplanations] = createStore<Record<string, string>>({});
  const [rest, setRest] = createSignal('');
  const action = createAction(explain);
  const [standing, setStanding] = createSignal<readonly Standing[]>([]);
  /** Reads the contradictions when the dialog opens, so that they are seen before reasons are written. */
  async function readStanding() {
    const asked = await props.asked();
    if (asked.ok) setStanding(asked.value.standing);
  }
  createEffect(() => {
    if (props.open) void readStanding();
  });
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
    if (left().length)
      return action.refuse(words.sign.explainAll(formatNumber(left().length), left().slice(0, NAMED).join('、')));
    const reasons = given(Object.fromEntries(names().map((name) => [name, explanations[name] ?? ''])));
    const result = await action.run(async () => {
      const asked = await props.asked();
      if (!asked.ok) return asked;
      setStanding(asked.value.standing);
      return signReport({ ...props.request(), explanations: reasons, asked: [...asked.value.lines] });
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
        <Show when={standing().length}>
          <Notice tone="bad" title={words.sign.standing(formatNumber(standing().length))}>
            <p>{words.sign.standingHint}</p>
            <ul class="list summary-standing">
              <For each={standing()}>
                {({ title, detail, href }) => (
                  <li>
                    <a href={href}>{title}</a>
                    <small class="note">{detail}</small>
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
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
