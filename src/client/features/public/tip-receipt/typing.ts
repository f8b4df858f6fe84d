import { readCrockford } from '../../../../domain/tips/crockford.ts';
import { RECEIPT_CHARACTERS, readReceipt } from '../../../../domain/tips/receipt.ts';
import { tipReceipt } from './words.ts';

/** Feedback on a receipt code being typed. */
interface Typing {
  /** Characters so far, without spaces and dashes. */
  readonly count: number;
  /** The complete, valid code in canonical form. */
  readonly receipt: string | undefined;
  /** Words on the fault and how to check it; undefined while the code may still become valid. */
  readonly fault: string | undefined;
}

/**
 * Checks a receipt code while it is typed. Reports an impossible character at once, and a wrong check character when
 * the code is complete.
 * @param isDone whether the user says that the code is complete
 */
export function checkTyping(text: string, isDone: boolean): Typing {
  const count = readCrockford(text).characters.length;
  const read = readReceipt(text);
  if (read.ok) return { count, receipt: read.value, fault: undefined };
  const { code, at = 0 } = read.error;
  const { faults } = tipReceipt;
  const texts = {
    bad_character: () => faults.bad_character(at + 1),
    too_long: () => faults.too_long(count - RECEIPT_CHARACTERS),
    check_wrong: faults.check_wrong,
    incomplete: () => (isDone ? faults.incomplete(RECEIPT_CHARACTERS - count) : undefined),
  };
  return { count, receipt: undefined, fault: texts[code]() };
}
