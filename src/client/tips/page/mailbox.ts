import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { MailboxResponse } from '../../../protocol/tips/tip.ts';
import type { TipName } from '../crypto/grant.ts';
import { deriveMailbox, type Mailbox } from '../crypto/mailbox.ts';
import { openConversation, openLetter } from '../crypto/open.ts';
import { announce, sealMessage } from '../crypto/seal.ts';
import type { TipFailure } from '../queue/transport.ts';
import type { TipKit } from './kit.ts';
import { enqueueOrKeepInMemory, type TipProblem } from './sealing.ts';

type Tip = NonNullable<MailboxResponse['tip']>;

/** A message of either side. `text` is null for the person's own messages, which only the office can open. */
export interface Said extends Pick<Tip['messages'][number], 'from' | 'seq' | 'day'> {
  readonly text: string | null;
}

/** The opened and verified content of a mailbox. */
export interface Reply extends Pick<Tip, 'state' | 'outcome' | 'arrived'> {
  /** Number of photos that never arrived completely. */
  readonly missing: number;
  readonly said: readonly Said[];
  /**
   * Seals an answer and puts it into the queue.
   * @returns the item's id
   */
  answer(text: string, photos: readonly Uint8Array[]): Promise<Result<string, TipProblem>>;
}

/** Why there is nothing to read. With `forged`, nothing is shown at all. */
export type ReadingFailure =
  | { readonly code: 'offline' | 'server' | 'busy' | 'page_old' | 'unknown' }
  | { readonly code: 'forged'; readonly why: 'cannot_open' | 'mac_wrong' | 'out_of_order' };

function failureOf({ code }: TipFailure): ReadingFailure {
  switch (code) {
    case 'offline':
    case 'foreign':
      return { code: 'offline' };
    case 'busy':
      return { code };
    // Sent by a newer release of our own server.
    case 'bad_response':
      return { code: 'page_old' };
    default:
      return { code: 'server' };
  }
}

const forged = (code: TipProblem): ReadingFailure => ({
  code: 'forged',
  why: code === 'mac_wrong' || code === 'out_of_order' ? code : 'cannot_open',
});

/** Finds the district's id, from the tip page or the server. The mailbox keys are derived with it. */
export async function instanceOf(kit: TipKit): Promise<Result<string, ReadingFailure>> {
  const known = kit.office();
  if (known) return ok(known.district.id);
  const asked = await kit.transport.office();
  if (!asked.ok) return err(failureOf(asked.error));
  kit.noteOffice(asked.value);
  return ok(asked.value.district.id);
}

/** Returns the highest message number waiting on this phone for a mailbox. */
async function lastWaiting(kit: TipKit, token: string): Promise<number> {
  const items = await kit.store.items().catch(() => []);
  const waiting = items.filter(({ kind, mailbox, refused }) => kind === 'message' && mailbox === token && !refused);
  return Math.max(0, ...waiting.map(({ seq }) => seq));
}

/** @param last number of the person's last message that the server has */
function makeAnswer(kit: TipKit, mailbox: Mailbox, name: TipName, recipient: string, last: number): Reply['answer'] {
  const { macKey, token } = mailbox;
  return async (text, photos) => {
    const seq = Math.max(last, await lastWaiting(kit, token)) + 1;
    const place = { ...name, from: 'person', seq } as const;
    const message = await sealMessage({ place, text, photos, recipient, macKey, random: kit.random });
    if (!message.ok) return err(message.error.code);
    const { file, mac, files } = message.value;
    const sealed = { mailbox: token, seq, file, mac, files: announce(files) };
    const item = await enqueueOrKeepInMemory(kit.sender, { sealed, files }, mailbox);
    if (item.ok) last = seq;
    return item;
  };
}

/** Opens a mailbox by its receipt code. Nothing of it is stored on the phone. */
export async function readMailbox(kit: TipKit, receipt: string): Promise<Result<Reply, ReadingFailure>> {
  const instance = await instanceOf(kit);
  if (!instance.ok) return instance;
  const mailbox = await deriveMailbox(receipt, instance.value);
  const held = await kit.transport.mailbox(mailbox.token);
  if (!held.ok) return err(failureOf(held.error));
  const { tip } = held.value;
  if (!tip) return err({ code: 'unknown' });
  const { id, letter, letterMac, messages, state, outcome, arrived, missing } = tip;
  const name = { instance: instance.value, tip: id };
  const opened = await openLetter({ letter, letterMac, tip: id }, mailbox, instance.value);
  if (!opened.ok) return err(forged(opened.error.code));
  const { macKey, identity } = mailbox;
  const conversation = await openConversation(messages, { ...name, macKey, side: 'person', identity });
  if (!conversation.ok) return err(forged(conversation.error.code));
  if (conversation.value.some(({ content }) => content && !content.ok)) return err(forged('cannot_open'));
  const said = conversation.value.map(({ from, seq, content }, at) => ({
    from,
    seq,
    day: messages[at]?.day ?? arrived,
    text: content?.ok ? content.value.text : null,
  }));
  const last = said.filter(({ from }) => from === 'person').length;
  const answer = makeAnswer(kit, mailbox, name, opened.value.recipient, last);
  return ok({ state, outcome, arrived, missing: missing.length, said, answer });
}
