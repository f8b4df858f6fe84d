import type { Platform } from '../platform/context.ts';
import { type DistrictEntry, listDistricts } from './found.ts';
import { hostKey } from './host.ts';

/** The districts by host name. */
export interface Directory {
  /**
   * Finds a district.
   * @param host from a request's `Host` header
   * @returns undefined for an unknown name
   * @throws if the database is unavailable and the name was never seen
   */
  find(host: string): Promise<DistrictEntry | undefined>;
  /** Reads the list again. */
  refresh(): Promise<void>;
}

/** Minimum interval between look-ups of unknown names, ms: invented names cost one query a second. */
const SOON_MS = 1_000;
/** Interval after which known names are read again, ms. */
const LATER_MS = 60_000;

type Hosts = ReadonlyMap<string, DistrictEntry>;

async function readHosts({ db }: Platform): Promise<Hosts> {
  const districts = await listDistricts(db);
  return new Map(districts.flatMap((district) => district.hosts.map((host) => [host, district] as const)));
}

/** Makes a directory, which keeps the operator's list of host names in memory, and no other names. */
export function makeDirectory(platform: Platform): Directory {
  let hosts: Hosts = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    hosts = await readHosts(platform);
    readAt = platform.now();
  }
  const refresh = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return {
    refresh,
    async find(host) {
      const key = hostKey(host);
      if (key === undefined) return undefined;
      const known = hosts.get(key);
      const age = Math.abs(platform.now() - readAt);
      if (age < (known ? LATER_MS : SOON_MS)) return known;
      const refreshed = refresh();
      if (known) {
        // Not awaited: while the database is unavailable, the name keeps its district.
        refreshed.catch(() => undefined);
        return known;
      }
      await refreshed;
      return hosts.get(key);
    },
  };
}
