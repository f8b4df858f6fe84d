import { readCrockford } from '../../../../domain/tips/crockford.ts';
import { RECEIPT_CHARACTERS, readReceipt } from '../../../../domain/tips/receipt.ts';
import { tipReceipt } from './words/tip-receipt.ts';

/** Feedback on a receipt code being typed. */
export interface Typing {
  /** Characters so far, without spaces and dashes. */
  readonly count: number;
  readonly isComplete: boolean;
  /** What is wrong and how to check it; undefined while the code may still become valid. */
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
  if (read.ok) return { count, isComplete: true, fault: undefined };
  const { code, at } = read.error;
  const { faults } = tipReceipt;
  switch (code) {
    case 'bad_character':
      return { count, isComplete: false, fault: faults.bad_character((at ?? 0) + 1) };
    case 'too_long':
      return { count, isComplete: false, fault: faults.too_long(count - RECEIPT_CHARACTERS) };
    case 'check_wrong':
      return { count, isComplete: false, fault: faults.check_wrong() };
    default:
      return { count, isComplete: false, fault: isDone ? faults.incomplete(RECEIPT_CHARACTERS - count) : undefined };
  }
}
