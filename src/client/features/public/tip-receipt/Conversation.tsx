import { For, Show } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { Pill } from '../../../components/Pill.tsx';
import type { Reply, Said } from '../../../tips/page/mailbox.ts';
import { formatDay } from '../../../words/format.ts';
import { tipReceipt } from './words/tip-receipt.ts';

/** The messages of both sides. Only the office's can be read here. */
export function Conversation(props: { readonly reply: Reply }) {
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
