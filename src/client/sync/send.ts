import type { Id } from '../../domain/kernel/id.ts';
import { MAX_PUSH_CHANGES } from '../../protocol/kernel/limits.ts';
import type { ReadPushResponse } from '../../protocol/sync/push.ts';
import type { ChangeRow } from '../data/idb/rows.ts';
import { type Batch, nextBatch } from './batch.ts';
import type { Cycle, SyncFailure } from './cycle.ts';
import type { Block } from './deferred.ts';
import type { Exchange, TransportFailure } from './transport.ts';

/** A slow network gets smaller batches, but not so small that the way there and back is all it does … */
const FEWEST_OFFLINE = 25;

/** … unless even these never come through: then it may be one change over which the connection breaks. */
const fewer = (count: number): number => (count > FEWEST_OFFLINE ? Math.max(FEWEST_OFFLINE, half(count)) : half(count));

/** Changes that somebody in between may stop one by one in a run, before it looks as if nothing passed. */
const MOST_BLOCKED = 5;

/** Devices whose changes one run may send: this one's, and earlier ones of the same phone. */
const MOST_DEVICES = 10;

const half = (n: number): number => Math.max(1, Math.ceil(n / 2));

/** From now on the change is sent alone, after all others, and after a while. */
function setApart({ deferred, now, report }: Cycle, id: Id, block: Block): void {
  deferred.defer(id, now(), block);
  report({ blocked: deferred.blocked() });
}

/**
 * What to do after a batch failed as a whole. A batch that is too big, or that the server cannot digest, is split until
 * the one change at fault is alone; then that one waits or goes to 需要处理, and the rest passes.
 * @returns undefined to go on at once, else the failure to wait after
 */
async function afterFailure(
  cycle: Cycle,
  { device, changes: [first, ...others] }: Batch,
  failure: TransportFailure,
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
      // A portal answers everything. Only where the server can be reached is it about what this batch says.
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
      size.changes = Math.min(size.changes, fewer(count));
      if (isAlone) setApart(cycle, first.id, 'cut');
      return failure;
    default:
      return failure;
  }
}

/** Takes in an answer: receipts, refusals, and what is to be tried again later. */
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
  const results = new Map(
    answer.results.map((result) => [typeof result.id === 'number' ? ids[result.id] : result.id, result]),
  );
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
 * While all goes well, the next batches are on their way before the answer to the last one has come back. Those under way
 * share the line and arrive together; then it is idle until the answers are there, so they are not to be few.
 */
const MOST_IN_FLIGHT = 4;

interface Flight {
  readonly batch: Batch;
  readonly answer: Exchange<ReadPushResponse>;
}

/** Sends what is unsent, batch by batch, until nothing is left that can go now. */
export async function send(cycle: Cycle): Promise<SyncFailure | undefined> {
  const { store, transport, deferred, size } = cycle;
  const devices = new Set<string>();
  const flights: Flight[] = [];
  /** Where in the order of saving the last batch ended; what was sent before it has not all been answered. */
  let end = 0;
  let failure: SyncFailure | undefined;
  let stopped = 0;
  /** Of what is sent alone, each is tried once in a run. */
  const tried = new Set<Id>();

  /** First what may go together, then, once that is answered, one by one what something stops. */
  async function pick(): Promise<Batch | undefined> {
    const now = cycle.now();
    const isWaiting = ({ id }: ChangeRow) => deferred.isWaiting(id, now);
    const unreadable = (id: Id) => setApart(cycle, id, 'unreadable');
    const isApart = ({ id }: ChangeRow) => deferred.isBlocked(id);
    const skip = (change: ChangeRow) => isWaiting(change) || isApart(change);
    const together = await nextBatch(store, size.changes, { skip, start: end, unreadable });
    if (together || flights.length) return together;
    const skipOne = (change: ChangeRow) => isWaiting(change) || !isApart(change) || tried.has(change.id);
    const alone = await nextBatch(store, 1, { skip: skipOne, unreadable });
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
    // A server that takes exception to every device id is not argued with for ever.
    if (devices.add(device).size > MOST_DEVICES) failure = { code: 'server' };
    else flights.push({ batch, answer: transport.push({ device, changes }) });
    report();
    return !failure;
  }

  async function land({ batch, answer }: Flight): Promise<void> {
    const answered = await answer;
    flights.shift();
    if (answered.ok && !failure) size.changes = Math.min(MAX_PUSH_CHANGES, size.changes * 2);
    // The line is not to be idle while a slow phone writes its receipts.
    if (answered.ok) await launch();
    const ended = answered.ok
      ? await afterAnswer(cycle, batch, answered.value)
      : await afterFailure(cycle, batch, answered.error);
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
    // All is answered: what was passed over, or has to go again, comes now.
    else end = 0;
  }
}
