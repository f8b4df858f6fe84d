import type { ServerContext } from '../platform/context.ts';
import { readDistrict } from '../records/district.ts';
import { CHANNEL, readAnnouncement } from '../records/live-announce.ts';
import { type LiveHub, type LiveHubOptions, makeLiveHub } from './live-hub.ts';
import { listenToChannel } from './live-listener.ts';

/** Interval of beats, milliseconds: below the 30 s after which some proxies close a silent connection. */
const BEAT_MS = 20_000;

export interface LiveCaps extends Pick<LiveHubOptions, 'perMember'> {
  /** Maximum number of streams on this server. */
  readonly total: number;
}

const usualCaps: LiveCaps = { perMember: 8, total: 2_000 };

export interface LiveOptions {
  /** The database, for a separate connection. */
  readonly url: string;
  readonly onFault: (error: unknown) => void;
  readonly caps?: LiveCaps;
  readonly beatMs?: number;
}

/** The live pokes of a server process. */
export interface Live {
  /** Returns the hub of one district. It never receives pokes of another. */
  hub(context: ServerContext): LiveHub;
  /** Ends every stream and the connection. */
  close(): Promise<void>;
}

/**
 * Starts live pokes for this server's phones. One connection listens to what all servers on the database write, in
 * every district. A phone that misses a poke loses nothing: it pulls every minute anyway.
 */
export function startLive({ url, onFault, caps = usualCaps, beatMs = BEAT_MS }: LiveOptions): Live {
  const hubs = new Map<string, LiveHub>();
  const openStreams = (): number => [...hubs.values()].reduce((sum, hub) => sum + hub.count(), 0);
  const listener = listenToChannel({
    url,
    channel: CHANNEL,
    onFault,
    onListening: () => {
      for (const hub of hubs.values()) void hub.pokeAll().catch(onFault);
    },
    onPayload(payload) {
      const announced = readAnnouncement(payload);
      if (announced) hubs.get(announced.district)?.poke(announced.poke);
    },
  });
  const timer = setInterval(() => {
    for (const hub of hubs.values()) hub.beat();
    listener.check();
  }, beatMs);

  const makeHub = ({ db, district }: ServerContext): LiveHub =>
    makeLiveHub({
      perMember: caps.perMember,
      isFull: () => openStreams() >= caps.total,
      head: async () => (await readDistrict(db, district)).head,
      onFault,
    });

  return {
    hub(context) {
      const hub = hubs.get(context.district) ?? makeHub(context);
      hubs.set(context.district, hub);
      return hub;
    },
    async close() {
      clearInterval(timer);
      for (const hub of hubs.values()) hub.close();
      await listener.close();
    },
  };
}
