import type { Actor } from '../../domain/kernel/actor.ts';
import type { PushResponse } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import { isOutage } from '../platform/database/outage.ts';
import { touchesPeople } from './admit.ts';
import { type ParsedBatch, type PushBatch, parseBatch } from './parse.ts';
import { pushAlone, pushTogether } from './push.ts';

/** Takes a batch as `push` does, possibly in one transaction with other waiting batches. */
export type PushQueue = (actor: Actor, batch: PushBatch) => Promise<PushResponse>;

interface Waiting {
  readonly batch: ParsedBatch;
  readonly answer: (response: PushResponse) => void;
  readonly fail: (thrown: unknown) => void;
}

/** Takes the next group from the queue, in order of arrival: each device once, at most `most` changes. */
function takeGroup(waiting: Waiting[], most: number): Waiting[] {
  const group: Waiting[] = [];
  const devices = new Set<string>();
  for (let size = 0; ; ) {
    const [next] = waiting;
    if (!next || devices.has(next.batch.device)) return group;
    size += next.batch.changes.length;
    if (group.length > 0 && (size > most || touchesPeople(next.batch))) return group;
    devices.add(next.batch.device);
    group.push(next);
    waiting.shift();
    if (touchesPeople(next.batch)) return group;
  }
}

/**
 * Makes a queue in front of the district's lock. Batches that arrive during a transaction go into the next one
 * together and share one wait for the disk. If that transaction fails, each batch is retried on its own.
 * @param most maximum number of changes in a transaction
 */
export function makePushQueue(context: ServerContext, most: number): PushQueue {
  const waiting: Waiting[] = [];
  let isWorking = false;

  const goAlone = ({ batch, answer, fail }: Waiting): Promise<void> => pushAlone(context, batch).then(answer, fail);

  async function goTogether(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await pushTogether(
        context,
        group.map(({ batch }) => batch),
      );
      for (const [i, response] of answers.entries()) group[i]?.answer(response);
    } catch (thrown) {
      // No batch would succeed alone, and each attempt takes a time-out while all later pushes wait.
      if (isOutage(thrown)) for (const { fail } of group) fail(thrown);
      // Nothing was written. One batch is at fault; the others must succeed.
      else for (const each of group) await goAlone(each);
    }
  }

  async function work(): Promise<void> {
    isWorking = true;
    for (let group = takeGroup(waiting, most); group.length > 0; group = takeGroup(waiting, most))
      await goTogether(group);
    isWorking = false;
  }

  return (actor, batch) =>
    new Promise((answer, fail) => {
      waiting.push({ batch: parseBatch(actor, batch), answer, fail });
      if (!isWorking) void work();
    });
}
