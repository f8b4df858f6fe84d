/** How much is stored and how safely, as far as the browser says. Bytes. */
export interface Space {
  readonly persisted: boolean | undefined;
  readonly used: number | undefined;
  readonly quota: number | undefined;
  /** The part of `used` that records and photos take; the rest is the program. */
  readonly records: number | undefined;
}

/** Chrome tells what takes the space; not in TypeScript's DOM library. */
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

/** Less than this and photos no longer find room; records do, for a while yet. */
const LOW_BYTES = 30_000_000;

/**
 * How little space is left, when it is little.
 * @returns bytes; undefined when there is enough or the browser does not say
 */
export function lowSpace({ used, quota }: Pick<Space, 'used' | 'quota'>): number | undefined {
  if (used === undefined || quota === undefined) return undefined;
  const left = Math.max(0, quota - used);
  return left < LOW_BYTES ? left : undefined;
}
