import { createHash, hkdfSync } from 'node:crypto';
import type { Id } from '../../domain/kernel/id.ts';
import type { RelayKey } from '../../protocol/relay/relay-key.ts';

/** Whose key it is. */
export interface KeyHolder {
  readonly district: string;
  readonly device: Id;
  readonly member: Id;
}

const KEY_BYTES = 32;
const ID_CHARACTERS = 32;

/**
 * The key of a member's device: HKDF-SHA256 (RFC 5869) of the server's secret. The server keeps no keys, and finds each
 * again as long as it has its secret.
 * @param secret what signs sessions; the label keeps the two uses apart
 */
export function relayKey(secret: string, { district, device, member }: KeyHolder): RelayKey {
  const label = JSON.stringify(['qingyuan relay 1', district, device, member]);
  const key = Buffer.from(hkdfSync('sha256', secret, '', label, KEY_BYTES));
  const id = createHash('sha256').update(key).digest('hex').slice(0, ID_CHARACTERS);
  return { id, key: key.toString('base64') };
}
