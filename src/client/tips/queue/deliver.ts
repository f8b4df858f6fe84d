import { err, type Result } from '../../../domain/kernel/result.ts';
import type { Proof, SealedResponse } from '../../../protocol/tips/tip.ts';
import { type Hindrance, hindranceOf, type Way } from './delivery.ts';
import { sendFile } from './send-file.ts';
import type { QueuedItem } from './types.ts';

/** Challenges asked for in one run; a server whose proofs we never solve right is asked again later. */
const MOST_PROOFS = 3;

/** What the server has taken is answered before its proof is looked at: no need to work for it. */
const NO_PROOF: Proof = { challenge: { parameters: {}, signature: '' }, solution: { counter: 0, derivedKey: '' } };

/** Hands the text over, with a proof of work that is bound to it. */
async function handOver(
  { transport, solve, isStopped }: Way,
  { id, kind, sealed }: QueuedItem,
): Promise<Result<SealedResponse, Hindrance>> {
  for (let proofs = 0; proofs < MOST_PROOFS; proofs++) {
    const challenge = await transport.challenge(id);
    if (!challenge.ok) return err(hindranceOf(challenge.error));
    const solution = await solve(challenge.value);
    if (isStopped()) return err({ code: 'stopped' });
    if (!solution) return err({ code: 'unsolved' });
    const answer = await transport.post(kind, sealed, { challenge: challenge.value, solution });
    if (answer.ok) return answer;
    if (answer.error.code !== 'proof_refused') return err(hindranceOf(answer.error));
  }
  return err({ code: 'proof_refused' });
}

/** The server has all of it, and says so: nothing stays here. */
async function leave({ store }: Way, { id }: QueuedItem): Promise<Hindrance | undefined> {
  const removed = await store.remove(id);
  return removed.ok ? undefined : { code: 'storage' };
}

async function forgotten({ store }: Way, { id }: QueuedItem): Promise<Hindrance> {
  const noted = await store.note(id, { taken: false });
  return { code: noted.ok ? 'forgotten' : 'storage' };
}

/** Sends the photos that the server lacks, and asks at the end whether it has everything. */
async function complete(way: Way, item: QueuedItem): Promise<Hindrance | undefined> {
  let sent = item.sealed.length;
  way.progress(sent);
  for (const file of item.files) {
    const hindrance = await sendFile(way, item, file, sent);
    if (hindrance) return hindrance.code === 'forgotten' ? forgotten(way, item) : hindrance;
    sent += file.size;
  }
  const word = await way.transport.post(item.kind, item.sealed, NO_PROOF);
  if (!word.ok) return word.error.code === 'proof_refused' ? forgotten(way, item) : hindranceOf(word.error);
  return word.value.missing.length ? { code: 'incomplete' } : leave(way, item);
}

/**
 * Delivers one item: its text, then its photos, from wherever an earlier run was cut. It leaves the phone on the server's
 * word alone.
 * @returns why it is still here; undefined when it is not
 */
export async function deliver(way: Way, item: QueuedItem): Promise<Hindrance | undefined> {
  if (item.taken) return complete(way, item);
  const answer = await handOver(way, item);
  if (!answer.ok) return answer.error;
  if (!answer.value.missing.length) return leave(way, item);
  // Should this not be noted, the next run hands the same text over once more, and is answered the same.
  await way.store.note(item.id, { taken: true });
  return complete(way, item);
}
