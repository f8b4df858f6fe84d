import { ok } from '../../../domain/kernel/result.ts';
import { type StorageFailure, storageFailureOf } from '../../platform/idb/errors.ts';
import { fraction } from '../../platform/random.ts';
import { makeRunner } from '../../platform/runner.ts';
import { noOtherTabs } from '../../platform/tabs.ts';
import { unexpected } from '../../platform/unexpected.ts';
import { sha256Hex, utf8 } from '../crypto/bytes.ts';
import { makeBackoffByKey } from './backoff-by-key.ts';
import { deliver, type Hindrance, makeTipPace } from './deliver.ts';
import { inTurn, isBehind, makeQueueItems, type Row } from './queue-items.ts';
import { makeQueueStatus } from './queue-status.ts';
import type { TabNews, TipSender, TipSenderOptions } from './sender-types.ts';
import { atOnce, firstDelay, newDelay, settleTime, untilDue } from './unlinkable-delay.ts';

/** Phones sleep and clocks jump: while something waits, it is looked at this often. */
const LONGEST_TIMER_MS = 5 * 60_000;
const SHORTEST_TIMER_MS = 500;

/** Key of the time in which nothing is sent, because a session is likely to send. */
const QUIET = 'quiet';

/** Failures of the network, or of the server as a whole. No item is tried until the runner's backoff is over. */
const lineFailures: ReadonlySet<Hindrance['code']> = new Set(['offline', 'server', 'busy', 'foreign']);
const isOfTheLine = ({ code }: Hindrance): boolean => lineFailures.has(code);

/**
 * Sends sealed items one after another, each when it is due. An item is removed from the phone only when the server says
 * that it has all of it. Any number of tabs may do this over one store, and each may end at any moment.
 */
export function makeTipSender(options: TipSenderOptions): TipSender {
  const { transport, solve, now, random, schedule } = options;
  const { exclusive = (work) => work(), lastActive = () => undefined } = options;
  const { isOnline = () => true, channel = noOtherTabs } = options;
  const queue = makeQueueItems(options.store);
  const status = makeQueueStatus(now);
  const backoffs = makeBackoffByKey(now, () => fraction(random));
  const moment = () => ({ now: now(), lastActive: lastActive(), random });
  const pace = makeTipPace();
  let isRunning = false;

  /** Reads all items, and shows them. */
  async function look() {
    const looked = await queue.look();
    status.show(looked.isWhole || looked.rows.length ? looked.rows : null);
    return looked;
  }

  const isHeld = () => !isRunning || backoffs.left(QUIET) > 0;

  const isDue = ({ item }: Row): boolean =>
    !item.refused && backoffs.left(item.id) === 0 && untilDue(item, now()) === 0;

  /** Draws a new delay if the session has gone on. @returns whether the item may be sent now */
  async function isApart(row: Row): Promise<boolean> {
    // Without a network nothing is sent, so no draw is used up.
    const delay = isOnline() ? newDelay(row.item, moment()) : undefined;
    if (!delay) return true;
    await queue.note(row, delay);
    return delay.notBefore <= now();
  }

  async function attempt({ item, home }: Row): Promise<Hindrance | undefined> {
    const progress = (sent: number) => {
      status.sending(item.id, sent);
      channel.tell({ news: 'progress', id: item.id, sent });
    };
    try {
      progress(0);
      return await deliver({ store: home, transport, solve, pace, isStopped: () => !isRunning, progress }, item);
    } catch (error) {
      if (storageFailureOf(error)) return { code: 'storage' };
      // A damaged item holds up no other.
      unexpected(error);
      return { code: 'unexpected' };
    }
  }

  /** Notes how an attempt ended. */
  async function conclude(row: Row, hindrance: Hindrance | undefined): Promise<void> {
    const { id } = row.item;
    if (hindrance?.code === 'left' || hindrance?.code === 'stopped') return;
    if (hindrance && isOfTheLine(hindrance)) {
      // The item comes last in the next run.
      backoffs.failed(id);
      status.network(hindrance.code === 'offline' || hindrance.code === 'foreign' ? 'none' : 'busy');
      return;
    }
    status.network('good');
    if (!hindrance) {
      backoffs.clear(id);
      status.arrived(id);
      channel.tell({ news: 'arrived', id });
    } else if (hindrance.code === 'refused') {
      await queue.note(row, { refused: hindrance.refusal });
    } else {
      backoffs.failed(id, hindrance.code === 'later' ? hindrance.retryAfter : 0);
    }
  }

  /** Tries one item. Other tabs may have had their turn meanwhile, so everything is read again. */
  async function turn(id: string): Promise<Hindrance | undefined> {
    const { rows } = await look();
    const row = rows.find(({ item }) => item.id === id);
    if (!row || isHeld() || !isDue(row) || isBehind(row, rows) || !(await isApart(row))) return undefined;
    const hindrance = await attempt(row);
    await conclude(row, hindrance);
    status.rest();
    channel.tell({ news: 'changed' });
    return hindrance && isOfTheLine(hindrance) ? hindrance : undefined;
  }

  async function sendDue(): Promise<Hindrance | undefined> {
    for (const row of inTurn((await look()).rows, backoffs.failures)) {
      if (isHeld()) return undefined;
      const failure = isDue(row) ? await exclusive(() => turn(row.item.id)) : undefined;
      if (failure) return failure;
    }
    return undefined;
  }

  let isLineDown = false;
  /** Milliseconds until something is due; undefined where nothing waits. */
  let next: number | undefined;

  async function work(): Promise<Hindrance | StorageFailure | undefined> {
    const failure = await sendDue();
    isLineDown = failure !== undefined;
    const { rows, isWhole } = await look();
    const waits = rows
      .filter((row) => !row.item.refused && !isBehind(row, rows))
      .map(({ item }) => Math.max(untilDue(item, now()), backoffs.left(item.id), backoffs.left(QUIET)));
    next = waits.length ? Math.max(SHORTEST_TIMER_MS, Math.min(LONGEST_TIMER_MS, ...waits)) : undefined;
    return failure ?? (isWhole ? undefined : { code: 'storage_unavailable' });
  }

  const runner = makeRunner({
    work,
    plan: (failure, backedOff) => (failure ? backedOff() : next),
    report: ({ working }) => working || status.rest(),
    now,
    random: () => fraction(random),
    schedule,
  });

  const isWaitingForLine = () => isLineDown && runner.isWaiting();

  function run(): void {
    if (isRunning && !isWaitingForLine()) void runner.run();
  }

  function hear(news: TabNews): void {
    if (news.news === 'progress') status.sending(news.id, news.sent);
    if (news.news === 'arrived') status.arrived(news.id);
    if (news.news !== 'changed') return;
    status.rest();
    void look().catch(unexpected);
    if (!isWaitingForLine()) runner.within(SHORTEST_TIMER_MS);
  }

  const settle = () => backoffs.hold(QUIET, settleTime(moment()));

  async function changed<T>(value: T): Promise<T> {
    await look();
    channel.tell({ news: 'changed' });
    run();
    return value;
  }

  return {
    async enqueue({ sealed: content, files }, { token }, keep = 'phone') {
      const sealed = JSON.stringify(content);
      const id = await sha256Hex(utf8(sealed));
      const added = await queue.add(
        {
          id,
          ...('grants' in content ? { kind: 'tip', seq: 0 } : { kind: 'message', seq: content.seq }),
          sealed,
          files: content.files,
          mailbox: token,
          ...firstDelay(moment()),
          ...(keep === 'memory' ? atOnce(now()) : {}),
          taken: false,
          refused: null,
        },
        files,
        keep,
      );
      return added.ok ? changed(ok({ id })) : added;
    },
    start() {
      if (isRunning) return;
      isRunning = true;
      channel.listen(hear);
      settle();
      run();
    },
    wake() {
      if (!isRunning) return;
      backoffs.clearAll();
      settle();
      runner.hurry();
    },
    async sendNow() {
      const waiting = (await look()).rows.filter(({ item }) => !item.refused);
      await Promise.all(waiting.map((row) => queue.note(row, atOnce(now()))));
      backoffs.clearAll();
      await look();
      if (isRunning) runner.hurry();
    },
    async remove(id) {
      status.forget(id);
      backoffs.clear(id);
      return changed(await queue.remove(id));
    },
    status: status.status,
    subscribe: status.subscribe,
    stop() {
      isRunning = false;
      runner.stop();
      status.clear();
      channel.close();
    },
  };
}
