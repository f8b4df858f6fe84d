import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipDetail } from '../../../../protocol/tips/tip-desk.ts';
import { fromBase64 } from '../../../tips/crypto/bytes.ts';
import { isInPlace, openMessage } from '../../../tips/crypto/message.ts';
import { openConversation, openCopy } from '../../../tips/crypto/open.ts';
import type { MessageContent, TipBody } from '../../../tips/crypto/types.ts';

type Message = TipDetail['messages'][number];

/** What is wrong with one message. */
export type TalkFault = 'mac_wrong' | 'out_of_order' | 'cannot_open';

export interface TalkLine {
  readonly message: Message;
  /** Missing where there is a fault. */
  readonly content: MessageContent | undefined;
  readonly fault: TalkFault | undefined;
}

export interface Talk {
  readonly lines: readonly TalkLine[];
  /** Every message is there, in its place, and opens. */
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

/** Looks at one message of a conversation that does not check out, to say where the fault lies. */
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

/** A number is in order when it is the next of its side: what is missing or came twice is found at the message after it. */
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

/** Opens the conversation of a tip. One that does not check out is shown with what is wrong in it, never as if it were whole. */
export async function readTalk(messages: readonly Message[], reader: Reader): Promise<Talk> {
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
