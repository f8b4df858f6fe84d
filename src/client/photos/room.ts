/** Bytes that photos leave free, so that a record's words always find room: some 20,000 records. */
const RESERVE = 20_000_000;

/**
 * Whether the phone has room for so many bytes of photos beside the room that records need. Where the browser does not
 * say, one tries: what does not fit is refused by the storage itself.
 */
export async function hasRoomFor(bytes: number): Promise<boolean> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined || usage + bytes + Math.min(RESERVE, quota / 10) <= quota;
  } catch {
    return true;
  }
}
