import { Match, Show, Switch } from 'solid-js';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { Pill } from '../components/Pill.tsx';
import { createPhotoCounts } from '../state/queue.ts';
import type { DeliveryStatus } from '../state/status.ts';
import { common } from '../words/common.ts';
import { isUnreachable, nextText } from './sync-text.ts';
import { work } from './words/work.ts';

/** Shows 离线, 正在发送 or 在线, from the phone's state and the last attempt. */
export function ConnectionPill(props: { status: DeliveryStatus }) {
  return (
    <Switch fallback={<Pill tone="plain">{common.state.online}</Pill>}>
      <Match when={isUnreachable(props.status)}>
        <Pill tone="plain">{common.state.offline}</Pill>
      </Match>
      <Match when={props.status.sending.size > 0}>
        <Pill tone="wait">{work.state.sending}</Pill>
      </Match>
    </Switch>
  );
}

const isStorageFailure = (failure: DeliveryStatus['failure']) =>
  failure === 'storage_full' || failure === 'storage_unavailable';

/** Shows the most urgent obstacle between this phone's records and the office; nothing if there is none. */
export function SyncBanner(props: {
  status: DeliveryStatus;
  /** The parts that the page says elsewhere. */
  said?: { readonly attention: boolean; readonly unsent: boolean };
}) {
  const photos = createPhotoCounts();
  return (
    <>
      <Show when={props.status.attention > 0 && !props.said?.attention}>
        <Notice
          tone="bad"
          title={work.sync.attention(props.status.attention)}
          action={<LinkButton href="/outbox">{work.sync.attentionAction}</LinkButton>}
        >
          {work.sync.attentionDetail}
        </Notice>
      </Show>
      <Switch>
        <Match when={props.status.session === 'signed_out'}>
          <Notice tone="wait" icon="alert" title={work.sync.signedOut}>
            {work.sync.signedOutDetail}
          </Notice>
        </Match>
        <Match when={props.status.session === 'another'}>
          <Notice tone="wait" icon="alert" title={work.sync.another}>
            {work.sync.anotherDetail}
          </Notice>
        </Match>
        <Match when={isStorageFailure(props.status.failure)}>
          <Notice tone="wait" icon="alert" title={work.sync.storage}>
            {work.sync.storageDetail}
          </Notice>
        </Match>
        <Match when={props.status.outdated}>
          <Notice tone="wait" icon="refresh" title={work.sync.outdated}>
            {work.sync.outdatedDetail}
          </Notice>
        </Match>
      </Switch>
      <Show when={props.status.unsent > 0 && !props.said?.unsent}>
        <Notice
          quiet
          tone="wait"
          title={common.unsent.title(props.status.unsent)}
          action={
            <LinkButton look="quiet" href="/outbox">
              {work.sync.see}
            </LinkButton>
          }
        >
          {nextText(props.status, Date.now())}
        </Notice>
      </Show>
      <Show when={props.status.unsent === 0 && photos()?.unsent}>
        {(count) => (
          <Notice
            quiet
            tone="wait"
            title={work.sync.photos(count())}
            action={
              <LinkButton look="quiet" href="/outbox">
                {work.sync.see}
              </LinkButton>
            }
          >
            {work.sync.photosDetail}
          </Notice>
        )}
      </Show>
    </>
  );
}
