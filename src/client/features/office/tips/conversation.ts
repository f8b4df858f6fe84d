import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipDetail } from '../../../../protocol/tips/tip-desk.ts';
import { fromBase64 } from '../../../tips/crypto/bytes.ts';
import { isInPlace, openMessage } from '../../../tips/crypto/message.ts';
import { openConversation, openCopy } from '../../../tips/crypto/open.ts';
import type { MessageContent, TipBody } from '../../../tips/crypto/schemas.ts';

type Message = TipDetail['messages'][number];

/** Why one message failed verification. */
export type TalkFault = 'mac_wrong' | 'out_of_order' | 'cannot_open';

export interface TalkLine {
  readonly message: Message;
  /** Undefined if there is a fault. */
  readonly content: MessageContent | undefined;
  readonly fault: TalkFault | undefined;
}

export interface Conversation {
  readonly lines: readonly TalkLine[];
  /** Every message is present, in order, and opens. */
  readonly isWhole: boolean;
}

interface Reader {
  readonly instance: string;
  readonly tip: Id;
  readonly identity: string;
  readonly body: TipBody;
}

const cannotOpen = (message: Message): TalkLine => ({ message, content: undefined, fault: 'cannot_open' });
const good = (message: Message, content: MessageContent): TalkLine => ({ message, content, fault: undefined });

/** Opens one message of a conversation that failed verification, to locate the fault. */
async function readLine(message: Message, isInOrder: boolean, reader: Reader): Promise<TalkLine> {
  const { instance, tip, identity, body } = reader;
  const { from, seq, file, mac, copy } = message;
  if (!isInOrder) return { message, content: undefined, fault: 'out_of_order' };
  const macKey = fromBase64(body.macKey) ?? new Uint8Array();
  const place = { instance, tip, from, seq };
  if (!(await isInPlace(place, file, mac, macKey))) return { message, content: undefined, fault: 'mac_wrong' };
  if (from === 'person') {
    const opened = await openMessage({ place, file, mac }, { identity, macKey });
    return opened.ok ? good(message, opened.value) : cannotOpen(message);
  }
  const opened = copy === null ? undefined : await openCopy(copy, seq, identity);
  return opened?.ok ? good(message, { text: opened.value, photos: [] }) : cannotOpen(message);
}

/**
 * Opens each message of a broken conversation. A message is in order if its number is the next of its side, so a gap or
 * repeat is reported at the message after it.
 */
async function findFaults(messages: readonly Message[], reader: Reader): Promise<TalkLine[]> {
  const next = { office: 1, person: 1 };
  const lines: TalkLine[] = [];
  for (const message of messages) {
    const isInOrder = message.seq === next[message.from];
    if (isInOrder) next[message.from] += 1;
    lines.push(await readLine(message, isInOrder, reader));
  }
  return lines;
}

/**
 * Opens a tip's conversation. If verification fails, each message is shown with its fault, never as a whole
 * conversation.
 */
export async function readConversation(messages: readonly Message[], reader: Reader): Promise<Conversation> {
  const { instance, tip, identity, body } = reader;
  const macKey = fromBase64(body.macKey) ?? new Uint8Array();
  const opened = await openConversation(messages, { instance, tip, macKey, side: 'office', identity });
  if (!opened.ok) return { lines: await findFaults(messages, reader), isWhole: false };
  const lines = messages.map((message, i) => {
    const content = opened.value[i]?.content;
    return content?.ok ? good(message, content.value) : cannotOpen(message);
  });
  return { lines, isWhole: lines.every(({ fault }) => fault === undefined) };
}
