import type { Id } from '../../../domain/kernel/id.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import type { Bytes } from './bytes.ts';
import { fail, type SealFailure, type Sealing } from './failure.ts';
import { isInPlace } from './message.ts';
import { openCopy } from './note.ts';
import { MessageContent } from './schemas.ts';
import { openJson } from './sealed-json.ts';

type Side = 'office' | 'person';

/** A message as received from the server. */
export interface ConversationEntry {
  readonly from: Side;
  readonly seq: number;
  /** null for the person's own messages if the server leaves out their files. */
  readonly file: string | null;
  readonly mac: string;
  /** The office's own message, sealed to the tip. */
  readonly copy?: string | null;
}

export interface ConversationReader {
  readonly instance: string;
  readonly tip: Id;
  readonly macKey: Bytes;
  /** The reader's side; messages of the other side are opened. */
  readonly side: Side;
  /** The tip's secret for the office, the reply identity for the person. */
  readonly identity: string;
}

export interface OpenedMessage {
  readonly from: Side;
  readonly seq: number;
  /** null for the reader's own message without a copy. A failure concerns this message only: its author caused it. */
  readonly content: Result<MessageContent, SealFailure> | null;
}

/** Whether each side's numbers count up from 1 without a gap, in the order of the list. */
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
      content: file === null ? fail('cannot_open') : await openJson(identity, file, TEXT_CLASSES, MessageContent),
    };
  if (!copy) return { from, seq, content: null };
  const text = await openCopy(copy, seq, identity);
  return { from, seq, content: text.ok ? ok({ text: text.value, photos: [] }) : text };
}

/**
 * Opens a whole conversation. Refuses all of it if one message is altered, replayed, swapped or missing: only the
 * server could have done that, so nothing else it sent can be trusted. It cannot detect that the last messages are
 * withheld.
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
