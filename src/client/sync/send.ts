import type { Id } from '../../domain/kernel/id.ts';
import { MAX_PUSH_CHANGES } from '../../protocol/kernel/limits.ts';
import { type ReadPushResponse, resultsById } from '../../protocol/sync/push.ts';
import type { ChangeRow } from '../data/idb/rows.ts';
import { type Batch, nextBatch } from './batch.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import type { Block } from './deferred.ts';
import type { Exchange, TransportFailure } from './transport.ts';

/** Fewest changes per batch on a slow network; smaller batches would spend all time on round trips. */
const FEWEST_OFFLINE = 25;

/** Halves a batch, below the minimum only if even that fails: the connection may break over a single change. */
const fewer = (count: number): number => (count > FEWEST_OFFLINE ? Math.max(FEWEST_OFFLINE, half(count)) : half(count));

/** Blocked single changes per run after which nothing seems to get through. */
const MOST_BLOCKED = 5;

/** Device ids per run: this one and earlier ones of the same phone. */
const MOST_DEVICES = 10;

const half = (n: number): number => Math.max(1, Math.ceil(n / 2));

/** Defers a change, which is sent alone and after all others from now on. */
function setApart({ deferred, now, report }: Cycle, id: Id, block: Block): void {
  deferred.defer(id, now(), block);
  report({ blocked: deferred.blocked() });
}

/**
 * Handles the failure of a whole batch. A batch that is too large or that the server cannot process is split until the
 * faulty change is alone, which is then deferred or moved to 需要处理.
 * @param isReached whether the server has answered in this run
 * @returns undefined to go on at once, else the failure to back off after
 */
async function afterFailure(
  cycle: Cycle,
  { device, changes: [first, ...others] }: Batch,
  failure: TransportFailure,
  isReached: boolean,
): Promise<SyncFailure | undefined> {
  const { store, size } = cycle;
  const count = others.length + 1;
  const isAlone = first !== undefined && !others.length;
  switch (failure.code) {
    case 'too_large':
    case 'bad_request': {
      if (!isAlone) {
        size.changes = half(count);
        return undefined;
      }
      const code = failure.code === 'too_large' ? 'too_many_bytes' : 'malformed';
      const refused = await store.refuse(first.id, { outcome: 'rejected', code });
      return refused.ok ? undefined : refused.error;
    }
    case 'foreign': {
      // A portal answers every request. Only if hello gets through is this batch the reason.
      const hello = await cycle.transport.hello({ device });
      if (!hello.ok) return hello.error;
      size.changes = half(count);
      if (!isAlone) return undefined;
      setApart(cycle, first.id, failure.status === 413 ? 'size' : 'content');
      return undefined;
    }
    case 'server':
      size.changes = half(count);
      if (isAlone) setApart(cycle, first.id, 'server');
      return failure;
    case 'offline':
      // There may be no network at all. The next run starts with hello, after which a cut concerns the batch.
      if (!isReached) return failure;
      size.changes = Math.min(size.changes, fewer(count));
      if (isAlone) setApart(cycle, first.id, 'cut');
      return failure;
    default:
      return failure;
  }
}

/** Handles an answer: receipts, refusals and deferred changes. */
async function afterAnswer(
  cycle: Cycle,
  { device, changes, rows }: Batch,
  answer: ReadPushResponse,
): Promise<SyncFailure | undefined> {
  const { store, deferred } = cycle;
  const ids = changes.map(({ id }) => id);
  if (answer.results.some(({ code }) => code === 'unknown')) cycle.noticeNewer();
  const settled = await store.settle(ids, answer, rows);
  if (!settled.ok) return settled.error;
  const results = resultsById(ids, answer);
  let isDeviceTaken = false;
  const isBlocked = ids.some(deferred.isBlocked);
  for (const id of ids) {
    const result = results.get(id);
    if (result?.code === 'device_seq_taken' || result?.code === 'forbidden_device') isDeviceTaken = true;
    else if (!result || result.outcome === 'retry') deferred.defer(id, cycle.now());
    else deferred.forget(id);
  }
  if (isBlocked) cycle.report({ blocked: deferred.blocked() });
  if (!isDeviceTaken) return undefined;
  const renewed = await store.renewDevice(device);
  return renewed.ok ? undefined : renewed.error;
}

/**
 * Maximum number of batches in flight while all goes well. They arrive together and the line is idle until they are
 * answered, so a few are needed.
 */
const MOST_IN_FLIGHT = 4;

interface Flight {
  readonly batch: Batch;
  readonly answer: Exchange<ReadPushResponse>;
}

/**
 * Sends unsent changes batch by batch until none is left that can be sent now.
 * @param hasAnswered whether the server has answered in this run
 */
export async function send(cycle: Cycle, hasAnswered: boolean): Promise<SyncFailure | undefined> {
  const { store, transport, deferred, size } = cycle;
  const devices = new Set<string>();
  const flights: Flight[] = [];
  /** End of the last batch in the order of saving; earlier ones may be unanswered. */
  let end = 0;
  let failure: SyncFailure | undefined;
  let stopped = 0;
  let isReached = hasAnswered;
  const unanswered = new Set<Id>();
  /** Changes sent alone that were tried in this run. */
  const tried = new Set<Id>();

  /** Picks the next batch: first changes that may go together, then blocked ones alone. */
  async function pick(): Promise<Batch | undefined> {
    const now = cycle.now();
    const isWaiting = ({ id }: ChangeRow) => deferred.isWaiting(id, now);
    const unreadable = (id: Id) => setApart(cycle, id, 'unreadable');
    const isApart = ({ id }: ChangeRow) => deferred.isBlocked(id);
    const skip = (change: ChangeRow) => isWaiting(change) || isApart(change);
    const together = await nextBatch(store, size.changes, { skip, start: end, unanswered, unreadable });
    if (together || flights.length) return together;
    const skipOne = (change: ChangeRow) => isWaiting(change) || !isApart(change) || tried.has(change.id);
    const alone = await nextBatch(store, 1, { skip: skipOne, unanswered, unreadable });
    for (const { id } of alone?.changes ?? []) tried.add(id);
    return alone;
  }

  const report = () =>
    cycle.report({ sending: new Set(flights.flatMap(({ batch }) => batch.changes.map(({ id }) => id))) });

  async function launch(): Promise<boolean> {
    const isSmooth = size.changes === MAX_PUSH_CHANGES;
    if (failure || cycle.isStopped() || flights.length >= (isSmooth ? MOST_IN_FLIGHT : 1)) return false;
    const batch = await pick();
    if (!batch) return false;
    const { device, changes } = batch;
    end = batch.end;
    // A server that rejects every device id is not asked forever.
    if (devices.add(device).size > MOST_DEVICES) failure = { code: 'server' };
    else flights.push({ batch, answer: transport.push({ device, changes }) });
    report();
    return !failure;
  }

  async function land({ batch, answer }: Flight): Promise<void> {
    const answered = await answer;
    flights.shift();
    if (answered.ok) isReached = true;
    if (answered.ok && !failure) size.changes = Math.min(MAX_PUSH_CHANGES, size.changes * 2);
    // Launches first, so that the line is not idle while a slow phone writes receipts.
    if (answered.ok) await launch();
    const ended = answered.ok
      ? await afterAnswer(cycle, batch, answered.value)
      : await afterFailure(cycle, batch, answered.error, isReached);
    failure ??= ended;
    const isStopped = !answered.ok && answered.error.code === 'foreign' && batch.changes.length === 1;
    if (isStopped && ++stopped === MOST_BLOCKED) failure ??= answered.error;
    report();
  }

  for (;;) {
    if (await launch()) continue;
    const [flight] = flights;
    if (flight) await land(flight);
    else if (failure || cycle.isStopped() || end === 0) return failure;
    // All batches are answered: start again with skipped and deferred changes.
    else {
      end = 0;
      unanswered.clear();
    }
  }
}
