/** Storage use and persistence as reported by the browser, in bytes. */
export interface Space {
  readonly persisted: boolean | undefined;
  readonly used: number | undefined;
  readonly quota: number | undefined;
  /** The part of `used` that records and photos take; the rest is the program. */
  readonly records: number | undefined;
}

/** Chrome's breakdown of storage use; missing in TypeScript's DOM library. */
interface Estimate extends StorageEstimate {
  readonly usageDetails?: { readonly indexedDB?: number };
}

const nothing: Space = { persisted: undefined, used: undefined, quota: undefined, records: undefined };

export async function readSpace(): Promise<Space> {
  const manager = navigator.storage as StorageManager | undefined;
  try {
    const estimate: Estimate | undefined = await manager?.estimate?.();
    return {
      persisted: await manager?.persisted?.(),
      used: estimate?.usage,
      quota: estimate?.quota,
      records: estimate?.usageDetails?.indexedDB,
    };
  } catch {
    return nothing;
  }
}

/** Below this, photos no longer fit; records still do for a while. */
const LOW_BYTES = 30_000_000;

/**
 * Returns the free space if it is low.
 * @returns bytes; undefined if there is enough or it is unknown
 */
export function lowSpace({ used, quota }: Pick<Space, 'used' | 'quota'>): number | undefined {
  if (used === undefined || quota === undefined) return undefined;
  const left = Math.max(0, quota - used);
  return left < LOW_BYTES ? left : undefined;
}
