import type { Platform } from '../platform/context.ts';
import { type DistrictEntry, listDistricts } from './found.ts';
import { hostKey } from './host.ts';

/** Which district a host name leads to. */
export interface Directory {
  /**
   * @param host as a request names it
   * @returns undefined for a name that leads to no district
   * @throws where the database is away and the name was never seen
   */
  find(host: string): Promise<DistrictEntry | undefined>;
  /** Reads the list anew. */
  refresh(): Promise<void>;
}

/** A name that is not known is looked for this often at most, ms: whoever sends made-up names costs a query a second. */
const SOON_MS = 1_000;
/** What is known is read again after so long, ms. */
const LATER_MS = 60_000;

type Hosts = ReadonlyMap<string, DistrictEntry>;

async function readHosts({ db }: Platform): Promise<Hosts> {
  const districts = await listDistricts(db);
  return new Map(districts.flatMap((district) => district.hosts.map((host) => [host, district] as const)));
}

/** Keeps the operator's list of host names in memory, and nothing of names that are not on it. */
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
        // Nobody waits for it, and without the database the name still leads where it did.
        refreshed.catch(() => undefined);
        return known;
      }
      await refreshed;
      return hosts.get(key);
    },
  };
}
