import type { Id } from '../../../domain/kernel/id.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import type { Bytes } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { isInPlace } from './message.ts';
import { openCopy } from './note.ts';
import { MessageSchema } from './schemas.ts';
import { openJson } from './sealed-json.ts';
import type { MessageContent, SealFailure } from './types.ts';

type Side = 'office' | 'person';

/** A message as the server hands it out. */
export interface ConversationEntry {
  readonly from: Side;
  readonly seq: number;
  /** null where the server gives the person's own messages without their files. */
  readonly file: string | null;
  readonly mac: string;
  /** The office's own words, sealed to the tip. */
  readonly copy?: string | null;
}

export interface ConversationReader {
  readonly instance: string;
  readonly tip: Id;
  readonly macKey: Bytes;
  /** Who reads: messages of the other side are opened. */
  readonly side: Side;
  /** The tip's secret for the office, the reply identity for the person. */
  readonly identity: string;
}

export interface OpenedMessage {
  readonly from: Side;
  readonly seq: number;
  /** null for one's own message of which there is no copy. A failure is of this message alone: its writer made it so. */
  readonly content: Result<MessageContent, SealFailure> | null;
}

/** Do each side's numbers rise from 1 without a gap, in the order of the list? */
function isInOrder(entries: readonly ConversationEntry[]): boolean {
  const last: Record<Side, number> = { office: 0, person: 0 };
  return entries.every(({ from, seq }) => {
    last[from] += 1;
    return seq === last[from];
  });
}

async function open(
  { from, seq, file, copy }: ConversationEntry,
  { side, identity }: ConversationReader,
): Promise<OpenedMessage> {
  if (from !== side)
    return {
      from,
      seq,
      content: file === null ? fail('cannot_open') : await openJson(identity, file, TEXT_CLASSES, MessageSchema),
    };
  if (!copy) return { from, seq, content: null };
  const text = await openCopy(copy, seq, identity);
  return { from, seq, content: text.ok ? ok({ text: text.value, photos: [] }) : text };
}

/**
 * Opens a whole conversation. One altered, replayed, swapped or missing message refuses all of it: who could have done
 * that is the server, and then nothing of the rest can be relied on. Only whether the last ones are held back can not be
 * seen.
 */
export async function openConversation(
  entries: readonly ConversationEntry[],
  reader: ConversationReader,
): Sealing<readonly OpenedMessage[]> {
  if (!isInOrder(entries)) return fail('out_of_order');
  const { instance, tip, macKey } = reader;
  for (const { from, seq, file, mac } of entries) {
    if (file === null && from === reader.side) continue;
    if (file === null || !(await isInPlace({ instance, tip, from, seq }, file, mac, macKey))) return fail('mac_wrong');
  }
  const opened: OpenedMessage[] = [];
  for (const entry of entries) opened.push(await open(entry, reader));
  return ok(opened);
}
