/** The part of the Network Information API used here; only some browsers have it, and few say the type. */
interface Connection {
  readonly type?: string;
}

const free: ReadonlySet<string> = new Set(['wifi', 'ethernet']);
const paid: ReadonlySet<string> = new Set(['cellular', 'bluetooth', 'wimax']);

/**
 * Over what the phone is connected, as far as the browser says. Safari and Firefox do not; there one has to ask the owner.
 * @example networkKind((navigator as { connection?: Connection }).connection)
 */
export function networkKind(connection: Connection | undefined): 'wifi' | 'cellular' | 'unknown' {
  const type = connection?.type ?? '';
  return free.has(type) ? 'wifi' : paid.has(type) ? 'cellular' : 'unknown';
}
