/** The part of the Network Information API used here. Only some browsers have it, and few report the type. */
interface Connection {
  readonly type?: string;
}

const free: ReadonlySet<string> = new Set(['wifi', 'ethernet']);
const paid: ReadonlySet<string> = new Set(['cellular', 'bluetooth', 'wimax']);

/**
 * Returns the kind of network, if the browser reports it. Safari and Firefox do not, so the owner has to be asked.
 * @example networkKind((navigator as { connection?: Connection }).connection)
 */
export function networkKind(connection: Connection | undefined): 'wifi' | 'cellular' | 'unknown' {
  const type = connection?.type ?? '';
  return free.has(type) ? 'wifi' : paid.has(type) ? 'cellular' : 'unknown';
}
