import { For, onMount, Show } from 'solid-js';
import type { PublicTipState } from '../../../../domain/tips/state.ts';
import { TIP_PAGE } from '../../../../protocol/tips/tip-pages.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import type { Reply, Said } from '../../../tips/page/mailbox.ts';
import { OtherTipPage } from '../../../tips/page/OtherTipPage.tsx';
import type { Reading } from '../../../tips/page/reading.ts';
import { formatDay } from '../../../words/format.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { tipReceipt } from './words.ts';

const tones: Readonly<Record<PublicTipState, Tone>> = {
  received: 'plain',
  working: 'ok',
  asked: 'wait',
  passed: 'ok',
  closed: 'plain',
};

/** Shows the tip's state in public words, and how many photos are missing. */
function StateCard(props: { readonly reply: Reply }) {
  const reply = () => props.reply;
  return (
    <>
      <Card>
        <div class="row" role="status">
          <Pill tone={tones[reply().state]}>{tipReceipt.state[reply().state].title}</Pill>
          <span class="note">{tipReceipt.arrived(formatDay(reply().arrived))}</span>
        </div>
        <p>{tipReceipt.state[reply().state].detail}</p>
        <Show when={reply().state === 'closed' && reply().outcome}>
          {(outcome) => <p>{tipReceipt.outcome[outcome()]}</p>}
        </Show>
      </Card>
      <Show when={reply().missing > 0}>
        <Notice tone="wait" icon="camera" title={tipReceipt.missing(reply().missing)}>
          {tipReceipt.missingDetail}
        </Notice>
      </Show>
    </>
  );
}

/** The messages of both sides. Only the office's can be read here. */
function Conversation(props: { readonly reply: Reply }) {
  const newest = () => props.reply.said.filter(({ from }) => from === 'office').at(-1);
  const thisYear = () => Number(props.reply.arrived.slice(0, 4));
  const who = ({ from }: Said) => (from === 'office' ? tipReceipt.office : tipReceipt.person);
  return (
    <Card title={tipReceipt.conversation}>
      <Show when={props.reply.said.length} fallback={<p>{tipReceipt.nothing}</p>}>
        <ol class="conversation">
          <For each={props.reply.said}>
            {(said) => (
              <li classList={{ 'from-office': said.from === 'office' }}>
                <p class="conversation-head">
                  <b>{who(said)}</b>
                  <span class="note">{formatDay(said.day, thisYear())}</span>
                  <Show when={said === newest()}>
                    <Pill tone="wait">{tipReceipt.newest}</Pill>
                  </Show>
                </p>
                <Show when={said.text !== null} fallback={<p class="note">{tipReceipt.own}</p>}>
                  <p class="conversation-text">{said.text}</p>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Card>
  );
}

/** Shows the mailbox that a receipt code opens. */
export function ReplyView(props: { readonly kit: TipKit; readonly reading: Reading; readonly reply: Reply }) {
  let top: HTMLDivElement | undefined;
  onMount(() => top?.focus());
  return (
    <>
      <div ref={top} class="stack tip-reply" tabindex="-1">
        <StateCard reply={props.reply} />
        <Show when={props.reading.failure()}>{(failure) => <FailureNotice failure={failure()} />}</Show>
        <div class="two roomy">
          <Button icon="refresh" aria-disabled={props.reading.isLooking()} onClick={() => void props.reading.look()}>
            {props.reading.isLooking() ? tipReceipt.looking : tipReceipt.refresh}
          </Button>
          <Button onClick={props.reading.clear}>{tipReceipt.another}</Button>
        </div>
        <Conversation reply={props.reply} />
      </div>
      <Show
        when={props.reply.state !== 'closed'}
        fallback={
          <>
            <Notice tone="plain" title={tipReceipt.closedNote} />
            <OtherTipPage href={TIP_PAGE}>{tipReceipt.toTip}</OtherTipPage>
          </>
        }
      >
        <AnswerForm kit={props.kit} reading={props.reading} />
      </Show>
    </>
  );
}
