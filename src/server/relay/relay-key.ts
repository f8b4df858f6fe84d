import { createHash, hkdfSync } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import type { RelayKey } from '../../protocol/relay/relay-key.ts';

/** The owner of a relay key. */
export interface KeyHolder {
  readonly district: string;
  readonly device: Id;
  readonly member: Id;
}

const KEY_BYTES = 32;
const ID_CHARACTERS = 32;

/**
 * Derives the key of a member's device: HKDF-SHA256 (RFC 5869) of the district's secret. The server stores no keys; it
 * derives each again.
 * @param secret also signs sessions; the label separates the two uses
 */
export function relayKey(secret: string, { district, device, member }: KeyHolder): RelayKey {
  const label = JSON.stringify(['qingyuan relay 1', district, device, member]);
  const key = Buffer.from(hkdfSync('sha256', secret, '', label, KEY_BYTES));
  const id = createHash('sha256').update(key).digest('hex').slice(0, ID_CHARACTERS);
  return { id, key: key.toString('base64') };
}
