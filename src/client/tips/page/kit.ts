import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { RandomBytes } from '../../../domain/kernel/id.ts';
import type { OfficeInfo } from '../../../protocol/tips/tip.ts';
import { randomBytes } from '../../platform/random.ts';
import { startTipSender } from '../queue/browser-sender.ts';
import { initialStatus, type QueueStatus } from '../queue/queue-status.ts';
import type { TipSender } from '../queue/sender-types.ts';
import { openTipStore } from '../queue/store.ts';
import { httpTips, type TipTransport } from '../queue/transport.ts';
import type { TipStore } from '../queue/types.ts';

/** The tip pages' own store, transport and sender, separate from a member's session. */
export interface TipKit {
  readonly store: TipStore;
  readonly transport: TipTransport;
  readonly sender: TipSender;
  /** State of the queue; reactive. */
  readonly queue: Accessor<QueueStatus>;
  /** The office's published information as last known on this phone; reactive. */
  readonly office: Accessor<OfficeInfo | undefined>;
  readonly noteOffice: (info: OfficeInfo) => void;
  readonly now: () => number;
  /** Build time of the app, milliseconds since 1970; an earlier phone clock is wrong. */
  readonly built: number;
  readonly random: RandomBytes;
}

/** Makes the page's kit and starts sending items that wait on the phone. */
export function createTipKit(): TipKit {
  const store = openTipStore();
  const sender = startTipSender(store);
  const [queue, setQueue] = createSignal<QueueStatus>(initialStatus);
  const [office, setOffice] = createSignal<OfficeInfo>();
  sender.subscribe(setQueue);
  onCleanup(sender.stop);
  // Storage may be blocked; the hotlines are then fetched over the network.
  store.office().then(
    (info) => setOffice((known) => known ?? info),
    () => undefined,
  );
  return {
    store,
    transport: httpTips(),
    sender,
    queue,
    office,
    noteOffice: (info) => setOffice(info),
    now: Date.now,
    built: Date.parse(import.meta.env.BUILT ?? '') || 0,
    random: randomBytes,
  };
}
