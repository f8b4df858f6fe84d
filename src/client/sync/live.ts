import type { Poke } from '../../protocol/sync/live.ts';
import type { Store } from '../data/store.ts';
import { tabChannel, whileHolding } from '../platform/tabs.ts';
import type { EngineOptions, SyncEngine } from './engine-types.ts';
import type { LiveFeed } from './live-feed.ts';
import { pullOnPoke } from './live-pull.ts';
import { type LiveSource, openSource } from './live-source.ts';
import type { SyncStatus } from './status.ts';

export interface LiveOptions extends Pick<EngineOptions, 'random' | 'schedule'> {
  readonly store: Pick<Store, 'state' | 'identity' | 'watch'>;
  readonly engine: SyncEngine;
  /** Name of the lock and the channel that the tabs share. */
  readonly name: string;
  /** Called on each poke, whichever tab received it. */
  readonly onPoke: (poke: Poke) => void;
  readonly url?: string;
}

const LIVE_URL = '/api/sync/live';

type Message = { readonly poke: Poke } | { readonly back: true };

/** Tells whether the server would accept the session. */
const isWelcome = ({ session }: SyncStatus): boolean => session !== 'signed_out' && session !== 'another';

/**
 * Receives pokes while a page is visible and a member is signed in, over one stream for all tabs. A poke starts a pull;
 * a stream that reopens shows that there is a network.
 */
export function startLive(options: LiveOptions): Pick<LiveFeed, 'isOpen'> & { readonly stop: () => void } {
  const { store, engine, random, schedule, name, onPoke, url = LIVE_URL } = options;
  const pull = pullOnPoke({ store, engine, random, schedule });
  let source: LiveSource | undefined;
  let isOwned = false;
  let release: (() => void) | undefined;

  const back = () => {
    if (engine.status().failure !== null || engine.status().working) engine.trigger('online');
  };
  const tabs = tabChannel<Message>(name);
  tabs.listen((message) => {
    if ('poke' in message) onPoke(message.poke);
    else back();
  });

  function begin(): () => void {
    source = openSource({
      open: () => new EventSource(url),
      random,
      schedule,
      onPoke(poke) {
        onPoke(poke);
        tabs.tell({ poke });
        pull.poke(poke);
      },
      onOpen(isBack) {
        if (!isBack) return;
        back();
        tabs.tell({ back: true });
      },
    });
    return () => {
      source?.close();
      source = undefined;
    };
  }

  function look(): void {
    const wanted = isOwned && document.visibilityState === 'visible' && isWelcome(engine.status());
    if (wanted && !release) release = whileHolding(name, begin);
    if (!wanted) {
      release?.();
      release = undefined;
    }
  }

  const hurry = () => source?.hurry();
  document.addEventListener('visibilitychange', look);
  addEventListener('online', hurry);
  const stopStatus = engine.subscribe(look);
  const stopIdentity = store.watch(
    () => store.identity(),
    (identity) => {
      isOwned = identity !== undefined;
      look();
    },
    () => undefined,
  );
  return {
    isOpen: () => source?.isOpen() ?? false,
    stop() {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', hurry);
      stopStatus();
      stopIdentity();
      pull.stop();
      release?.();
      tabs.close();
    },
  };
}
