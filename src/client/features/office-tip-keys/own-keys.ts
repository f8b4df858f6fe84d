import type { Id } from '../../../domain/id.ts';
import type { TipKey } from '../../../protocol/tip-desk.ts';
import type { StoredKey } from '../../tips/desk/key-store.ts';

/** One of the officer's keys: known to the server, or on this computer, or both. */
export interface OwnKey {
  readonly id: Id;
  readonly recipient: string;
  readonly stored: StoredKey | undefined;
  readonly known: TipKey | undefined;
}

/** The officer's keys: those in use first. A key on this computer that nobody has registered is taken for theirs. */
export function ownKeys(known: readonly TipKey[], stored: readonly StoredKey[], member: Id | undefined): OwnKey[] {
  const mine = known.filter((key) => key.member === member);
  const unregistered = stored.filter(({ id }) => !known.some((key) => key.id === id));
  const keys: OwnKey[] = [
    ...unregistered.map((key) => ({ id: key.id, recipient: key.recipient, stored: key, known: undefined })),
    ...mine.map((key) => ({
      id: key.id,
      recipient: key.recipient,
      stored: stored.find(({ id }) => id === key.id),
      known: key,
    })),
  ];
  const isRetired = ({ known: key }: OwnKey) => Number(Boolean(key?.retired));
  return keys.sort((a, b) => isRetired(a) - isRetired(b));
}
