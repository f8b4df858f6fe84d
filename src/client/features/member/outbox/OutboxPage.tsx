import './outbox.css';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { createNames } from '../../../records/names.ts';
import { ConnectionPill } from '../../../records/SyncBanner.tsx';
import { momentText } from '../../../records/sync-text.ts';
import { work } from '../../../records/words/work.ts';
import { useClient } from '../../../state/context.ts';
import { createAttention, createPhotoCounts, createQueue, type QueueItem } from '../../../state/queue.ts';
import { createStatus } from '../../../state/status.ts';
import { common } from '../../../words/common.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { AttentionItem } from './AttentionItem.tsx';
import { Connection } from './Connection.tsx';
import { changeTitle } from './change-title.ts';
import { RelayExport } from './RelayExport.tsx';
import { RelayFiles } from './RelayFiles.tsx';
import { outbox as words } from './words.ts';

/** Shows when a pending change was saved, and why it is blocked, if so. */
const QueueDetail = (props: {
  readonly item: QueueItem;
  readonly block: keyof typeof words.blockedWhy | undefined;
}) => (
  <>
    {words.savedAt(momentText(props.item.change.savedAt))}
    <Show when={props.block}>{(block) => <span class="outbox-why">{words.blockedWhy[block()]}</span>}</Show>
  </>
);

const PhotoQueue = lazyPart(() => import('./PhotoQueue.tsx'));

/** Changes shown; later ones are sent all the same. */
const PAGE = 50;

/** 待发: pending changes, refused ones, photos, and files to hand over. */
export default function OutboxPage() {
  const { engine } = useClient();
  const status = createStatus();
  const [limit, setLimit] = createSignal(PAGE);
  const [said, setSaid] = createSignal('');
  const queue = createQueue(limit);
  const attention = createAttention(() => PAGE);
  const names = createNames(() =>
    [...(queue() ?? []), ...(attention() ?? [])].flatMap(({ record }) => (record ? [record] : [])),
  );
  const photos = createPhotoCounts();
  const empty = () => queue()?.length === 0 && attention()?.length === 0 && photos()?.unsent === 0;
  return (
    <Page above="tabs">
      <PageHeader
        title={words.title}
        back={{ href: '/today', label: common.action.back }}
        trailing={<ConnectionPill status={status()} />}
      />
      <p class="note outbox-said" role="status">
        {said()}
      </p>
      <Show when={attention()?.length}>
        <section class="stack" aria-labelledby="attention">
          <h2 id="attention">{words.attention}</h2>
          <p class="note">{words.attentionHint}</p>
          <For each={attention()}>{(item) => <AttentionItem item={item} names={names} onDone={setSaid} />}</For>
        </section>
      </Show>
      <Show when={queue()?.length}>
        <Card title={words.waiting}>
          <List label={words.waiting}>
            <For each={queue()}>
              {(item) => (
                <ListItem
                  title={changeTitle(item, names)}
                  detail={<QueueDetail item={item} block={status().blocked.get(item.change.id)} />}
                  trailing={
                    <Switch fallback={<Pill tone="wait">{common.state.pending}</Pill>}>
                      <Match when={status().sending.has(item.change.id)}>
                        <Pill tone="wait">{work.state.sending}</Pill>
                      </Match>
                      <Match when={status().blocked.has(item.change.id)}>
                        <Pill tone="bad">{words.blocked}</Pill>
                      </Match>
                    </Switch>
                  }
                />
              )}
            </For>
          </List>
          <Show when={(queue()?.length ?? 0) >= limit()}>
            <Button wide onClick={() => setLimit(limit() + PAGE)}>
              {common.action.more}
            </Button>
          </Show>
        </Card>
      </Show>
      <Show when={photos()?.unsent}>
        <PhotoQueue />
      </Show>
      <Show when={empty()}>
        <EmptyState icon="check" title={words.empty} link={{ href: '/log', label: words.log }}>
          {words.emptyHint}
        </EmptyState>
      </Show>
      <Connection status={status()} onSend={() => engine.trigger('online')} />
      <Show when={empty() === false && queue()}>
        <RelayExport />
      </Show>
      <RelayFiles />
    </Page>
  );
}
