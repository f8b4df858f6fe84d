import { readCrockford } from '../../../../domain/tips/crockford.ts';
import { RECEIPT_CHARACTERS, readReceipt } from '../../../../domain/tips/receipt.ts';
import { tipReceipt } from './words/tip-receipt.ts';

/** What can be said about a receipt that is being typed. */
export interface Typing {
  /** Characters so far, without spaces and dashes. */
  readonly count: number;
  readonly isComplete: boolean;
  /** What is wrong, and what to look at; undefined as long as it may still become right. */
  readonly fault: string | undefined;
}

/**
 * Helps with typing from paper: at once where a character can be none, or where all are there and do not agree.
 * @param isDone whether its owner says that this is all
 */
export function typingOf(text: string, isDone: boolean): Typing {
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
