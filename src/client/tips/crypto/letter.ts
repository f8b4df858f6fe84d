import { ok } from '../../../domain/kernel/result.ts';
import { LETTER_BYTES } from '../../../domain/tips/limits.ts';
import type { SealedTip } from '../../../protocol/tips/tip.ts';
import { fromBase64 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { belongsTo, type TipName } from './grant.ts';
import { isMacOf, type MessagePlace, macOf } from './mac.ts';
import type { Mailbox } from './mailbox.ts';
import { LetterContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

const placeOf = ({ instance, tip }: TipName): MessagePlace => ({ instance, tip, from: 'letter', seq: 0 });

type Letter = Pick<SealedTip, 'letter' | 'letterMac'>;

/**
 * Seals the letter of a mailbox, which tells the person later where to write. With it, the receipt code alone is enough
 * in any browser.
 * @param recipient the tip's own recipient
 */
export async function sealLetter(recipient: string, name: TipName, mailbox: Mailbox): Sealing<Letter> {
  const letter = await sealJson(mailbox.recipient, { ...name, recipient }, [LETTER_BYTES]);
  if (!letter.ok) return letter;
  const file = fromBase64(letter.value) ?? new Uint8Array();
  return ok({ letter: letter.value, letterMac: await macOf(mailbox.macKey, placeOf(name), file) });
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
