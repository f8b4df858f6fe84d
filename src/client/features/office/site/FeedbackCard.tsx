import { createSignal, For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import type { FeedbackRow } from '../../../../protocol/pages/feedback.ts';
import { createAction } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { fetchFeedback, replyTo } from './site-client.ts';
import { site } from './words.ts';

const dayOf = (at: number): string => formatDay(dayAt(at), 0);

function ReplyForm(props: { row: FeedbackRow; onSaved: () => void }) {
  const [reply, setReply] = createSignal(props.row.reply ?? '');
  const action = createAction(failureText);
  const mark = createDirtyMark();
  async function save() {
    const text = reply().trim();
    if (!text) return action.refuse(site.feedback.empty);
    if (!(await action.run(() => replyTo(props.row.id, text), site.feedback.saved))?.ok) return;
    mark(false);
    props.onSaved();
  }
  return (
    <Form onSubmit={save}>
      <TextArea
        label={site.feedback.reply}
        hint={site.feedback.hint}
        maxlength={1_000}
        value={reply()}
        onInput={(value) => {
          setReply(value);
          mark(true);
        }}
      />
      <ActionNotice of={action} />
      <SubmitRow busy={action.busy()} label={site.feedback.save} />
    </Form>
  );
}

/** 意见与投诉: what people wrote on the public page, those without a reply first, each with the office's reply. */
export function FeedbackCard() {
  const polled = createPolled(() => fetchFeedback, { repeat: false });
  return (
    <Card title={site.feedback.title}>
      <Loaded of={polled} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
        {(list) => (
          <Show when={list().total} fallback={<p>{site.feedback.none}</p>}>
            <p>{site.feedback.counts(formatNumber(list().open), formatNumber(list().total))}</p>
            <ul class="stack">
              <For each={list().rows}>
                {(row) => (
                  <li class="feedback">
                    <p class="note">{site.feedback.arrived(dayOf(row.arrived))}</p>
                    <p class="feedback-text">{row.text}</p>
                    <Show when={row.contact}>{(how) => <p class="note">{site.feedback.contact(how())}</p>}</Show>
                    <Show when={row.replied}>
                      {(at) => (
                        <>
                          <p class="note">{site.feedback.replied(dayOf(at()))}</p>
                          <p class="feedback-text">{row.reply}</p>
                        </>
                      )}
                    </Show>
                    <details>
                      <summary>{row.reply ? site.feedback.change : site.feedback.reply}</summary>
                      <ReplyForm row={row} onSaved={polled.refetch} />
                    </details>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
