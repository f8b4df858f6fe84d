import { Match, Show, Switch } from 'solid-js';
import { Pill } from '../components/Pill.tsx';
import { createPhotoCounts } from '../state/queue.ts';
import { type DeliveryStatus, isUnreachable } from '../state/status.ts';
import { common } from '../words/common.ts';
import { lazyPart } from '../words/lazy-part.tsx';
import type { Said } from './SyncNotices.tsx';
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

const SyncNotices = lazyPart(() => import('./SyncNotices.tsx'));

/** Shows the most urgent obstacle between this phone's records and the office; nothing if there is none. */
export function SyncBanner(props: { status: DeliveryStatus; said?: Said }) {
  const photos = createPhotoCounts();
  const unsentPhotos = () => photos()?.unsent ?? 0;
  const isObstructed = () => {
    const { attention, unsent, failure, outdated, session } = props.status;
    const isRefused = session === 'signed_out' || session === 'another';
    return attention > 0 || unsent > 0 || failure !== null || outdated || isRefused || unsentPhotos() > 0;
  };
  return (
    <Show when={isObstructed()}>
      <SyncNotices status={props.status} said={props.said} unsentPhotos={unsentPhotos()} />
    </Show>
  );
}
