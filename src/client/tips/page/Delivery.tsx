import { Match, Show, Switch } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Pill } from '../../components/Pill.tsx';
import { Progress } from '../../components/Progress.tsx';
import { formatBytes } from '../../words/format-bytes.ts';
import type { ItemStatus, QueueStatus } from '../queue/queue-status.ts';
import type { TipKit } from './kit.ts';
import { tip } from './words.ts';

function waitingText(item: ItemStatus, network: QueueStatus['network']): string {
  if (item.until === 'half_hour') return tip.delivery.waitingDelay;
  if (item.hasText && network !== 'none') return tip.delivery.waitingPhotos;
  if (network === 'none') return tip.delivery.waitingOffline;
  return network === 'busy' ? tip.delivery.waitingBusy : tip.delivery.waitingSoon;
}

/** Delivery progress of one sealed item. It counts as delivered only when the server has all of it. */
export function Delivery(props: { readonly kit: TipKit; readonly item: ItemStatus }) {
  const item = () => props.item;
  const progress = () => tip.delivery.progress(formatBytes(item().sent), formatBytes(item().total));
  return (
    <div class="stack tip-delivery" role="status">
      <Switch>
        <Match when={item().state === 'waiting'}>
          <Pill tone="wait" icon="saved">
            {tip.delivery.waiting}
          </Pill>
          <p>{waitingText(item(), props.kit.queue().network)}</p>
        </Match>
        <Match when={item().state === 'sending'}>
          <Pill tone="wait" icon="cloud-up">
            {tip.delivery.sending}
          </Pill>
        </Match>
        <Match when={item().state === 'arrived'}>
          <Pill tone="ok" icon="check">
            {tip.delivery.arrived}
          </Pill>
          <p>{tip.delivery.arrivedDetail}</p>
        </Match>
        <Match when={item().refused}>
          {(code) => (
            <>
              <Pill tone="bad" icon="alert">
                {tip.delivery.refused}
              </Pill>
              <p>{tip.refused[code()]}</p>
            </>
          )}
        </Match>
      </Switch>
      <Show when={item().kept === 'memory' && item().state !== 'arrived'}>
        <p class="tip-delivery-memory">{tip.delivery.memory}</p>
      </Show>
      <Show when={item().state === 'waiting' && item().until === 'half_hour'}>
        <Button onClick={() => props.kit.sender.sendNow()}>{tip.delivery.now}</Button>
      </Show>
      <Show when={item().state === 'sending'}>
        <Progress label={progress()} value={item().sent} max={item().total} />
      </Show>
    </div>
  );
}
