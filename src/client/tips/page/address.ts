import { readFingerprint } from '../../../domain/tips/receipt.ts';

/** What the fragment of the tip page's address says; no server ever sees it. */
export interface TipAddress {
  /** A volunteer writes for somebody else. */
  readonly behalf: boolean;
  /** The fingerprint of the office's root, from a leaflet's QR code; `unreadable` where it was cut off. */
  readonly pin: { readonly fingerprint: string } | 'unreadable' | undefined;
}

/** Reads `#behalf`, `#k=FINGERPRINT`, or both. */
export function readTipAddress(hash: string): TipAddress {
  const asked = new URLSearchParams(hash.slice(1));
  const key = asked.get('k');
  const read = key === null ? undefined : readFingerprint(key);
  return { behalf: asked.has('behalf'), pin: read && (read.ok ? { fingerprint: read.value } : 'unreadable') };
}
