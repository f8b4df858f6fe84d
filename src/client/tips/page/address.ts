import { readFingerprint } from '../../../domain/tips/receipt.ts';

/** The content of the tip page's URL fragment, which is never sent to a server. */
export interface TipAddress {
  /** A volunteer writes for someone else. */
  readonly behalf: boolean;
  /** The root's fingerprint from a leaflet's QR code; `unreadable` if it was truncated. */
  readonly pin: { readonly fingerprint: string } | 'unreadable' | undefined;
}

/** Parses `#behalf`, `#k=FINGERPRINT`, or both. */
export function readTipAddress(hash: string): TipAddress {
  const asked = new URLSearchParams(hash.slice(1));
  const key = asked.get('k');
  const read = key === null ? undefined : readFingerprint(key);
  return { behalf: asked.has('behalf'), pin: read && (read.ok ? { fingerprint: read.value } : 'unreadable') };
}
