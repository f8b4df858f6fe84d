import { ok } from '../../../domain/kernel/result.ts';
import { fraction } from '../../../domain/tips/delay.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import { type Fault, makeRunner } from '../../platform/runner.ts';
import { noOtherTabs } from '../../platform/tabs.ts';
import { unexpected } from '../../platform/unexpected.ts';
import { sha256Hex, utf8 } from '../crypto/bytes.ts';
import { makeBoard } from './board.ts';
import { deliver } from './deliver.ts';
import { type Hindrance, isOfTheLine } from './delivery.ts';
import { makeHoldings } from './holdings.ts';
import { makePatience } from './patience.ts';
import type { PeerNews } from './peers.ts';
import { inTurn, isBehind, type Row } from './rows.ts';
import { makeTipPace } from './send-file.ts';
import type { TipSender, TipSenderOptions } from './sender-types.ts';
import { atOnce, firstSpacing, settling, spacedAnew, untilDue } from './spacing.ts';
import type { QueuedItem } from './types.ts';

/** Phones sleep and clocks jump: while something waits, it is looked at so often. */
const LONGEST_TIMER_MS = 5 * 60_000;
const SHORTEST_TIMER_MS = 500;

/** Keys of waits that concern no single item. */
const LINE = 'line';
const QUIET = 'quiet';
const STORAGE = 'storage';

/**
 * Sends what was sealed, one item after another, each when its time has come. An item leaves the phone when the server says
 * that it has all of it, and not otherwise. Any number of tabs may do this over one store, and each may end at any moment.
 */
export function makeTipSender(options: TipSenderOptions): TipSender {
  const { transport, solve, now, random, schedule } = options;
  const { exclusive = (work) => work(), lastActive = () => undefined } = options;
  const { isOnline = () => true, peers = noOtherTabs } = options;
  const holdings = makeHoldings(options.store);
  const board = makeBoard(now);
  const patience = makePatience(now, () => fraction(random));
  const moment = () => ({ now: now(), lastActive: lastActive(), random });
  const pace = makeTipPace();
  let isRunning = false;
  /** Its owner, or a network that came back, wants no more waiting. */
  let isHurried = false;

  /** What is here, for the page to see too. */
  async function look(): Promise<readonly Row[]> {
    const { rows, isWhole } = await holdings.look();
    if (isWhole) patience.clear(STORAGE);
    else patience.failed(STORAGE);
    board.show(isWhole || rows.length ? rows : null);
    return rows;
  }

  const isHeld = () => !isRunning || [LINE, QUIET].some((key) => patience.left(key) > 0);

  const isDue = ({ item }: Row): boolean =>
    !item.refused && patience.left(item.id) === 0 && untilDue(item, now()) === 0;

  /** Whether it is far enough from what the session sends. If that went on meanwhile, the distance is drawn anew. */
  async function isApart(row: Row): Promise<boolean> {
    // Without a network nothing gets out; the draws are for when there is one.
    const spacing = isOnline() ? spacedAnew(row.item, moment()) : undefined;
    if (!spacing) return true;
    await holdings.note(row, spacing);
    return spacing.notBefore <= now();
  }

  async function attempt({ item, home }: Row): Promise<Hindrance | undefined> {
    const progress = (sent: number) => {
      board.sending(item.id, sent);
      peers.tell({ news: 'progress', id: item.id, sent });
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

  /** Draws conclusions from how an attempt ended. */
  async function conclude(row: Row, hindrance: Hindrance | undefined): Promise<void> {
    const { id } = row.item;
    if (hindrance?.code === 'left' || hindrance?.code === 'stopped') return;
    if (hindrance && isOfTheLine(hindrance)) {
      patience.failed(LINE, hindrance.code === 'busy' ? hindrance.retryAfter : 0);
      patience.failed(id);
      board.network(hindrance.code === 'offline' || hindrance.code === 'foreign' ? 'none' : 'busy');
      return;
    }
    patience.clear(LINE);
    board.network('good');
    if (!hindrance) {
      patience.clear(id);
      board.arrived(id);
      peers.tell({ news: 'arrived', id });
    } else if (hindrance.code === 'refused') {
      await holdings.note(row, { refused: hindrance.refusal });
    } else {
      patience.failed(id, hindrance.code === 'later' ? hindrance.retryAfter : 0);
    }
  }

  /** One item's turn. It may have waited for other tabs: all is looked at afresh. */
  async function turn(id: string): Promise<void> {
    const rows = await look();
    const row = rows.find(({ item }) => item.id === id);
    if (!row || isHeld() || !isDue(row) || isBehind(row, rows) || !(await isApart(row))) return;
    await conclude(row, await attempt(row));
    board.rest();
    peers.tell({ news: 'changed' });
  }

  async function sendDue(): Promise<void> {
    for (const row of inTurn(await look(), patience.failures)) {
      if (isHeld()) return;
      if (isDue(row)) await exclusive(() => turn(row.item.id));
    }
  }

  /** Waits that a network, or the owner's wish, makes pointless; a server that asked for patience gets it. */
  async function hurry(): Promise<void> {
    isHurried = false;
    if (board.status().network !== 'busy') patience.clear(LINE);
    for (const { item } of await look()) patience.clear(item.id);
  }

  /** Milliseconds until something is due; undefined where nothing waits. */
  async function untilNext(): Promise<number | undefined> {
    const rows = await look();
    const waits = rows
      .filter((row) => !row.item.refused && !isBehind(row, rows))
      .map(({ item }) => Math.max(untilDue(item, now()), ...[item.id, LINE, QUIET].map(patience.left)));
    const storage = patience.left(STORAGE);
    if (storage > 0) waits.push(storage);
    return waits.length ? Math.max(SHORTEST_TIMER_MS, Math.min(LONGEST_TIMER_MS, ...waits)) : undefined;
  }

  let next: number | undefined;
  const runner = makeRunner<Fault>({
    async work() {
      if (isHurried) await hurry();
      await sendDue();
      next = await untilNext();
      return undefined;
    },
    plan: (fault, backedOff) => (fault ? backedOff() : next),
    report: ({ working }) => working || board.rest(),
    now,
    random: () => fraction(random),
    schedule,
  });

  function run(): void {
    if (isRunning) void runner.run();
  }

  function hear(news: PeerNews): void {
    if (news.news === 'progress') board.sending(news.id, news.sent);
    if (news.news === 'arrived') board.arrived(news.id);
    if (news.news !== 'changed') return;
    board.rest();
    void look().catch(unexpected);
    runner.within(SHORTEST_TIMER_MS);
  }

  /** A session of this phone may send at this very moment too. */
  function settle(): void {
    patience.hold(QUIET, settling(moment()));
  }

  async function changed<T>(value: T): Promise<T> {
    await look();
    peers.tell({ news: 'changed' });
    run();
    return value;
  }

  return {
    async enqueue({ sealed: content, files }, { token }, keep = 'phone') {
      const sealed = JSON.stringify(content);
      const id = await sha256Hex(utf8(sealed));
      const item: Omit<QueuedItem, 'order'> = {
        id,
        ...('grants' in content ? { kind: 'tip', seq: 0 } : { kind: 'message', seq: content.seq }),
        sealed,
        files: content.files,
        mailbox: token,
        ...firstSpacing(moment()),
        ...(keep === 'memory' ? atOnce(now()) : {}),
        taken: false,
        refused: null,
      };
      const added = await holdings.add(item, files, keep);
      return added.ok ? changed(ok({ id })) : added;
    },
    start() {
      if (isRunning) return;
      isRunning = true;
      peers.listen(hear);
      settle();
      run();
    },
    wake() {
      if (!isRunning) return;
      settle();
      isHurried = true;
      run();
    },
    async sendNow() {
      const waiting = (await look()).filter(({ item }) => !item.refused);
      await Promise.all(waiting.map((row) => holdings.note(row, atOnce(now()))));
      patience.clear(QUIET);
      isHurried = true;
      run();
    },
    async remove(id) {
      board.forget(id);
      patience.clear(id);
      return changed(await holdings.remove(id));
    },
    status: board.status,
    subscribe: board.subscribe,
    stop() {
      isRunning = false;
      runner.stop();
      board.clear();
      peers.close();
    },
  };
}
