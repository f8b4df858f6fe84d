import { type Accessor, createEffect, createSignal } from 'solid-js';
import { fingerprintText, formatFingerprint } from '../../../domain/tips/receipt.ts';

/** Returns a recipient's check code: 100 bits of its hash, compared by telephone before a list is signed. */
export async function recipientCode(recipient: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(recipient));
  return formatFingerprint(fingerprintText(new Uint8Array(hash)));
}

/** Returns the check codes of some recipients; empty until computed. */
export function createCodes(recipients: Accessor<readonly string[]>): (recipient: string) => string {
  const [codes, setCodes] = createSignal<ReadonlyMap<string, string>>(new Map());
  createEffect(() => {
    for (const recipient of recipients()) {
      if (codes().has(recipient)) continue;
      void recipientCode(recipient).then((code) => setCodes((before) => new Map(before).set(recipient, code)));
    }
  });
  return (recipient) => codes().get(recipient) ?? '';
}
