import type { Id } from '../../../../domain/kernel/id.ts';
import type { StoredKey } from '../../../tips/desk/key-store.ts';
import type { OfficeKey } from '../../../tips/desk/office-keys.ts';

/** One of the officer's keys, on the server, on this computer, or both. */
export interface OwnKey {
  readonly id: Id;
  /**
   * Recipient of the key on this computer; undefined if the key is on another one. The server's word would prove
   * nothing.
   */
  readonly recipient: string | undefined;
  readonly stored: StoredKey | undefined;
  readonly known: OfficeKey | undefined;
  /** The server has a different recipient for this key's id. */
  readonly isSwapped: boolean;
}

/** Lists the officer's keys, active ones first. A key on this computer that nobody has registered counts as theirs. */
export function ownKeys(known: readonly OfficeKey[], stored: readonly StoredKey[], member: Id | undefined): OwnKey[] {
  const mine = known.filter((key) => key.member === member);
  const unregistered = stored.filter(({ id }) => !known.some((key) => key.id === id));
  const keys: OwnKey[] = [
    ...unregistered.map((key) => ({
      id: key.id,
      recipient: key.recipient,
      stored: key,
      known: undefined,
      isSwapped: false,
    })),
    ...mine.map((key) => {
      const here = stored.find(({ id }) => id === key.id);
      const recipient = here?.recipient;
      const isSwapped = recipient !== undefined && recipient !== key.recipient;
      return { id: key.id, recipient, stored: here, known: key, isSwapped };
    }),
  ];
  const isRetired = ({ known: key }: OwnKey) => Number(Boolean(key?.retired));
  return keys.sort((a, b) => isRetired(a) - isRetired(b));
}
