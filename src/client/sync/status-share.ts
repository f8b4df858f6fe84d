import { randomId } from '../../domain/kernel/id.ts';
import { makeListeners } from '../platform/listeners.ts';
import { randomBytes } from '../platform/random.ts';
import { tabChannel } from '../platform/tabs.ts';
import type { SyncEngine } from './engine-types.ts';
import type { SyncStatus } from './status.ts';

/** How long the last status of a tab counts that ended during a run, milliseconds. */
const STALE_MS = 70_000;

/** The phone's sync status: of the tab that is working, else of the last one that worked. */
export type StatusFeed = Pick<SyncEngine, 'status' | 'subscribe'>;

interface Message {
  readonly tab: string;
  readonly status: SyncStatus;
}

interface Heard {
  readonly status: SyncStatus;
  readonly at: number;
}

/** Combines the tabs' statuses into the phone's. */
export function combine(heard: Iterable<Heard>, now: number): SyncStatus | undefined {
  const newest = [...heard].sort((a, b) => b.at - a.at);
  const working = newest.find(({ status, at }) => status.working && now - at < STALE_MS);
  return (working ?? newest.find(({ status }) => !status.working) ?? newest[0])?.status;
}

/**
 * Shares the status between tabs, so that all show the same for a record.
 * @param now milliseconds; only differences matter
 */
export function shareStatus(engine: StatusFeed, name: string, now: () => number): StatusFeed & { stop(): void } {
  const self = randomId(randomBytes);
  const heard = new Map<string, Heard>([[self, { status: engine.status(), at: now() }]]);
  const listeners = makeListeners<SyncStatus>();
  const status = () => combine(heard.values(), now()) ?? engine.status();
  const hear = ({ tab, status: said }: Message) => {
    heard.set(tab, { status: said, at: now() });
    listeners.tell(status());
  };
  const tabs = tabChannel<Message>(name);
  tabs.listen(hear);
  const stop = engine.subscribe((said) => {
    const message = { tab: self, status: said };
    tabs.tell(message);
    hear(message);
  });
  return {
    status,
    subscribe: listeners.subscribe,
    stop() {
      stop();
      tabs.close();
      listeners.clear();
    },
  };
}
