import { ok } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import { fail, type Sealing } from './failure.ts';
import { recipientOf } from './identity.ts';
import { CopyContent, NoteContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

/**
 * Seals an internal note of the office to a tip.
 * @param identity the tip's secret
 */
export const sealNote = async (text: string, identity: string): Sealing<string> =>
  sealJson(await recipientOf(identity), { note: text }, TEXT_CLASSES);

export async function openNote(file: string, identity: string): Sealing<string> {
  const opened = await openJson(identity, file, TEXT_CLASSES, NoteContent);
  return opened.ok ? ok(opened.value.note) : opened;
}

/** Seals a copy of the office's message for the office, because only the person can open the message itself. */
export const sealCopy = async (text: string, seq: number, identity: string): Sealing<string> =>
  sealJson(await recipientOf(identity), { seq, copy: text }, TEXT_CLASSES);

/** @param seq number of the message that this copy belongs to */
export async function openCopy(file: string, seq: number, identity: string): Sealing<string> {
  const opened = await openJson(identity, file, TEXT_CLASSES, CopyContent);
  if (!opened.ok) return opened;
  return opened.value.seq === seq ? ok(opened.value.copy) : fail('cannot_open');
}
