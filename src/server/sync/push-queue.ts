import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { PushResponse } from '../../protocol/sync/push.ts';
import type { ServerContext } from '../platform/context.ts';
import { isOutage } from '../platform/database/outage.ts';
import { type Ahead, type Judged, judgeAhead } from './ahead.ts';
import { pushAlone, pushTogether } from './push.ts';
import { goesAlone, type PushBatch, type ReadyBatch, readBatch } from './turn.ts';

/** Takes a batch of changes as `push` does, perhaps together with others that wait for the same lock. */
export type PushQueue = (actor: Actor, batch: PushBatch) => Promise<PushResponse>;

interface Waiting {
  readonly ready: ReadyBatch;
  readonly answer: (response: PushResponse) => void;
  readonly fail: (thrown: unknown) => void;
}

/** Those that go together: in the order in which they came, each device once, and no more changes than the lock is held for. */
function takeGroup(waiting: Waiting[], most: number): Waiting[] {
  const group: Waiting[] = [];
  const devices = new Set<string>();
  for (let size = 0; ; ) {
    const [next] = waiting;
    if (!next || devices.has(next.ready.device)) return group;
    size += next.ready.changes.length;
    if (group.length > 0 && (size > most || goesAlone(next.ready))) return group;
    devices.add(next.ready.device);
    group.push(next);
    waiting.shift();
    if (goesAlone(next.ready)) return group;
  }
}

/** Those that go together, perhaps judged already. */
interface Group {
  readonly members: readonly Waiting[];
  readonly ahead?: Promise<Ahead | undefined>;
}

const countChanges = (waiting: readonly Waiting[]): number =>
  waiting.reduce((sum, { ready }) => sum + ready.changes.length, 0);

/**
 * Takes those that go together once there is no use in waiting for more: they are full, another is in between, or they
 * are but the next batches of phones that are being served.
 */
function takeSettledGroup(waiting: Waiting[], most: number, served: ReadonlySet<Id>): Waiting[] | undefined {
  const rest = [...waiting];
  const group = takeGroup(rest, most);
  const isOpen = rest.length === 0 && countChanges(group) < most;
  if (group.length === 0 || (isOpen && !group.every(({ ready }) => served.has(ready.device)))) return undefined;
  return waiting.splice(0, group.length);
}

/**
 * While one transaction holds the district's lock, the batches that come meanwhile wait and then go in one together:
 * the disk is waited for once, not once for each. One that can not go with the others goes alone, as do they.
 * @param most changes of a transaction
 */
export function makePushQueue(context: ServerContext, most: number): PushQueue {
  const waiting: Waiting[] = [];
  let isWorking = false;
  /** What is being written at the moment, once it is judged; and who comes after it, if that is settled. */
  const at: { written?: Judged | undefined; served: ReadonlySet<Id>; next?: Group | undefined } = { served: new Set() };

  const nextGroup = (): Group => ({ members: takeGroup(waiting, most) });

  const goAlone = ({ ready, answer, fail }: Waiting): Promise<void> => pushAlone(context, ready).then(answer, fail);

  /** A group is judged while another, which was judged already, is being written. */
  function lookAhead(): void {
    const members = at.written && !at.next ? takeSettledGroup(waiting, most, at.served) : undefined;
    if (!at.written || !members) return;
    const ready = members.map((each) => each.ready);
    at.next = { members, ahead: judgeAhead(context, ready, at.written).catch(() => undefined) };
  }

  function onJudged(judged: Judged): void {
    at.written = judged;
    lookAhead();
  }

  /** What was judged on top of what did not come to be is judged again. */
  function forget(): void {
    at.written = undefined;
    at.next = at.next && { members: at.next.members };
  }

  async function goTogether({ members, ahead }: Group): Promise<void> {
    try {
      const batches = members.map(({ ready }) => ready);
      const answers = await pushTogether(context, batches, { ahead: await ahead, onJudged });
      for (const [i, response] of answers.entries()) members[i]?.answer(response);
    } catch (thrown) {
      forget();
      // No batch would fare better alone, and each attempt takes a time-out while all later pushes wait.
      if (isOutage(thrown)) {
        for (const { fail } of members) fail(thrown);
        return;
      }
      // Nothing was taken. Each learns by itself what is wrong with it, and with whom it was is none of its business.
      for (const each of members) await goAlone(each);
    }
  }

  async function work(): Promise<void> {
    isWorking = true;
    for (let group = nextGroup(); group.members.length > 0; group = at.next ?? nextGroup()) {
      at.next = undefined;
      at.served = new Set(group.members.map(({ ready }) => ready.device));
      await goTogether(group);
      at.written = undefined;
    }
    isWorking = false;
  }

  return (actor, batch) =>
    new Promise((answer, fail) => {
      waiting.push({ ready: readBatch(actor, batch), answer, fail });
      if (isWorking) lookAhead();
      else void work();
    });
}
