import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { RandomBytes } from '../../../domain/kernel/id.ts';
import type { OfficeInfo } from '../../../protocol/tips/tip.ts';
import { startTipSender } from '../queue/browser-sender.ts';
import type { TipSender } from '../queue/sender-types.ts';
import { initialStatus, type QueueStatus } from '../queue/status.ts';
import { openTipStore } from '../queue/store.ts';
import { httpTips } from '../queue/transport.ts';
import type { TipTransport } from '../queue/transport-types.ts';
import type { TipStore } from '../queue/types.ts';

/** What the tip pages work with: a store, a transport and a sender that have nothing in common with a session's. */
export interface TipKit {
  readonly store: TipStore;
  readonly transport: TipTransport;
  readonly sender: TipSender;
  /** How the queue stands; reactive. */
  readonly queue: Accessor<QueueStatus>;
  /** What the office has published, as last known here; reactive. */
  readonly office: Accessor<OfficeInfo | undefined>;
  readonly noteOffice: (info: OfficeInfo) => void;
  readonly now: () => number;
  /** When the app was built, milliseconds since 1970: a clock that says earlier is wrong. */
  readonly built: number;
  readonly random: RandomBytes;
}

/** Makes the kit of this page; what waits on the phone begins to be sent. */
export function createTipKit(): TipKit {
  const store = openTipStore();
  const sender = startTipSender(store);
  const [queue, setQueue] = createSignal<QueueStatus>(initialStatus);
  const [office, setOffice] = createSignal<OfficeInfo>();
  sender.subscribe(setQueue);
  onCleanup(sender.stop);
  // Storage that is closed to us: the hotlines come with the network.
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
    random: (n) => crypto.getRandomValues(new Uint8Array(n)),
  };
}
