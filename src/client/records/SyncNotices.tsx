import { Match, Show, Switch } from 'solid-js';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import type { DeliveryStatus } from '../state/status.ts';
import { common } from '../words/common.ts';
import { nextText } from './sync-text.ts';
import { delivery } from './words/delivery.ts';

/** The parts that a page says elsewhere. */
export interface Said {
  readonly attention: boolean;
  readonly unsent: boolean;
}

const isStorageFailure = (failure: DeliveryStatus['failure']) =>
  failure === 'storage_full' || failure === 'storage_unavailable';

/** The notices of `SyncBanner`, the most urgent first. */
export default function SyncNotices(props: {
  readonly status: DeliveryStatus;
  readonly said: Said | undefined;
  readonly unsentPhotos: number;
}) {
  return (
    <>
      <Show when={props.status.attention > 0 && !props.said?.attention}>
        <Notice
          tone="bad"
          title={delivery.sync.attention(props.status.attention)}
          action={<LinkButton href="/outbox">{delivery.sync.attentionAction}</LinkButton>}
        >
          {delivery.sync.attentionDetail}
        </Notice>
      </Show>
      <Switch>
        <Match when={props.status.session === 'signed_out'}>
          <Notice tone="wait" icon="alert" title={delivery.sync.signedOut}>
            {delivery.sync.signedOutDetail}
          </Notice>
        </Match>
        <Match when={props.status.session === 'another'}>
          <Notice tone="wait" icon="alert" title={delivery.sync.another}>
            {delivery.sync.anotherDetail}
          </Notice>
        </Match>
        <Match when={isStorageFailure(props.status.failure)}>
          <Notice tone="wait" icon="alert" title={delivery.sync.storage}>
            {delivery.sync.storageDetail}
          </Notice>
        </Match>
        <Match when={props.status.outdated}>
          <Notice tone="wait" icon="refresh" title={delivery.sync.outdated}>
            {delivery.sync.outdatedDetail}
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
              {delivery.sync.see}
            </LinkButton>
          }
        >
          {nextText(props.status, Date.now())}
        </Notice>
      </Show>
      <Show when={props.status.unsent === 0 && props.unsentPhotos > 0}>
        <Notice
          quiet
          tone="wait"
          title={delivery.sync.photos(props.unsentPhotos)}
          action={
            <LinkButton look="quiet" href="/outbox">
              {delivery.sync.see}
            </LinkButton>
          }
        >
          {delivery.sync.photosDetail}
        </Notice>
      </Show>
    </>
  );
}
