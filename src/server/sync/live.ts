import type { ServerContext } from '../platform/context.ts';
import { readDistrict } from '../records/district.ts';
import { CHANNEL, readAnnouncement } from '../records/live-announce.ts';
import { type LiveCaps, type LiveHub, makeLiveHub } from './live-hub.ts';
import { listenToChannel } from './live-listener.ts';

/** Below the half minute after which careless proxies close a silent connection, milliseconds. */
const BEAT_MS = 20_000;

const usualCaps: LiveCaps = { perMember: 8, total: 2_000 };

export interface LiveOptions {
  /** The database, for a connection of its own. */
  readonly url: string;
  readonly onFault: (error: unknown) => void;
  readonly caps?: LiveCaps;
  readonly beatMs?: number;
}

export interface Live extends Omit<LiveHub, 'close'> {
  /** Ends every stream and the connection. */
  close(): Promise<void>;
}

/**
 * Live pokes for this server's phones: one connection listens to what all servers over the database write. A phone that
 * hears nothing loses nothing; it asks every minute anyway.
 */
export function startLive(context: ServerContext, options: LiveOptions): Live {
  const { url, onFault, caps = usualCaps, beatMs = BEAT_MS } = options;
  const hub = makeLiveHub({
    caps,
    onFault,
    head: async () => (await readDistrict(context.db, context.district)).head,
  });
  const listener = listenToChannel({
    url,
    channel: CHANNEL,
    onFault,
    onListening: () => void hub.pokeAll().catch(onFault),
    onPayload(payload) {
      const poke = readAnnouncement(payload, context.district);
      if (poke) hub.poke(poke);
    },
  });
  const timer = setInterval(() => {
    hub.beat();
    listener.check();
  }, beatMs);
  return {
    ...hub,
    async close() {
      clearInterval(timer);
      hub.close();
      await listener.close();
    },
  };
}
