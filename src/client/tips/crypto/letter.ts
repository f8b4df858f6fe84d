import { ok } from '../../../domain/kernel/result.ts';
import { LETTER_BYTES } from '../../../domain/tips/limits.ts';
import { fromBase64 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { belongsTo, type TipName } from './grant.ts';
import { isMacOf, type MessagePlace, macOf } from './mac.ts';
import type { Mailbox } from './mailbox.ts';
import { LetterContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

const placeOf = ({ instance, tip }: TipName): MessagePlace => ({ instance, tip, from: 'letter', seq: 0 });

interface Letter {
  readonly letter: string;
  readonly letterMac: string;
}

/**
 * Seals the letter that a person leaves for themselves: where to write later. With it, the receipt code alone is enough
 * in any browser.
 * @param recipient the tip's own
 */
export async function sealLetter(recipient: string, { instance, tip }: TipName, mailbox: Mailbox): Sealing<Letter> {
  const letter = await sealJson(mailbox.recipient, { instance, tip, recipient }, [LETTER_BYTES]);
  if (!letter.ok) return letter;
  const file = fromBase64(letter.value) ?? new Uint8Array();
  return ok({ letter: letter.value, letterMac: await macOf(mailbox.macKey, placeOf({ instance, tip }), file) });
}

/**
 * Opens the letter of a mailbox. Its MAC prevents the server from naming another recipient and reading the messages.
 */
export async function openLetter(
  { letter, letterMac, tip }: Letter & Pick<TipName, 'tip'>,
  mailbox: Mailbox,
  instance: string,
): Sealing<{ readonly recipient: string }> {
  const file = fromBase64(letter);
  if (!file || !(await isMacOf(letterMac, mailbox.macKey, placeOf({ instance, tip }), file))) return fail('mac_wrong');
  const opened = await openJson(mailbox.identity, letter, [LETTER_BYTES], LetterContent);
  if (!opened.ok) return opened;
  return belongsTo(opened.value, { instance, tip }) ? ok({ recipient: opened.value.recipient }) : fail('cannot_open');
}
