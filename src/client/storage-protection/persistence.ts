/** The part of the browser that is asked, and where the asking is noted. */
export interface PersistenceOptions {
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  /** What the user has said before; undefined where the browser does not tell. */
  readonly permission: () => Promise<PermissionState | undefined>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const KEY = 'qingyuan.asked-to-protect';
/** Firefox shows its question each time: a no is taken for a while. Chrome decides by itself, and may change its mind. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/**
 * Asks the browser not to clear this phone's records by itself. To be called when there is something worth protecting.
 * @param isWish somebody asked for it just now, so that an earlier no does not count
 * @returns whether it is granted; undefined where the browser knows no such thing
 */
export async function requestPersistence(
  { storage, permission, memory, now }: PersistenceOptions,
  isWish = false,
): Promise<boolean | undefined> {
  if (!storage?.persist || !storage.persisted) return undefined;
  if (await storage.persisted()) return true;
  if (!isWish) {
    const since = now() - Number(memory.getItem(KEY) ?? 0);
    if ((since >= 0 && since < ASK_AGAIN_AFTER_MS) || (await permission()) === 'denied') return false;
  }
  memory.setItem(KEY, String(now()));
  return storage.persist();
}
