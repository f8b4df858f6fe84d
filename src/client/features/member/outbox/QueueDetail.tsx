import { Show } from 'solid-js';
import { momentText } from '../../../records/sync-text.ts';
import type { QueueItem } from '../../../state/queue.ts';
import { outbox as words } from './words/outbox.ts';

/** When a waiting change was saved, and why it does not get through if something stops it. */
export const QueueDetail = (props: {
  readonly item: QueueItem;
  readonly block: keyof typeof words.blockedWhy | undefined;
}) => (
  <>
    {words.savedAt(momentText(props.item.change.savedAt))}
    <Show when={props.block}>{(block) => <span class="outbox-why">{words.blockedWhy[block()]}</span>}</Show>
  </>
);
