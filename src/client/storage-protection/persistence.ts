/** The browser's storage manager, and where requests are noted. */
export interface PersistenceOptions {
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  /** The user's earlier answer; undefined if the browser does not tell. */
  readonly permission: () => Promise<PermissionState | undefined>;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const KEY = 'qingyuan.asked-to-protect';
/**
 * Firefox asks the user each time, so a refusal counts for a week. Chrome decides by itself and may change its mind.
 */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

/**
 * Asks the browser for persistent storage. Call when there is something to protect.
 * @param isWish the user asked for it now, so an earlier refusal is ignored
 * @returns whether it is granted; undefined if unsupported
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
