import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { isReceipt, type ReadPushResponse, type ReadPushResult, resultsById } from '../../../protocol/sync/push.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, Refusal, StoredChange } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { pendingRecords } from '../replica/local-record.ts';
import { writeStates } from '../replica/write-record.ts';
import { keepReceipt, storedOf } from './keep-receipts.ts';
import { anyIn, takeBackLate } from './late-arrivals.ts';
import { changeOf, changesOf, withReceipts } from './receipts.ts';
import type { StoreContext } from './save.ts';

/** Marks a change as refused, unless another tab acknowledged or withdrew it meanwhile. */
const refused = (change: ChangeRow, refusal: Refusal): StoredChange | undefined =>
  change.state === 'unsent' || change.state === 'held' ? { ...storedOf(change), state: 'refused', refusal } : undefined;

const refusalOf = ({ id: _, outcome, code = 'malformed', ...details }: ReadPushResult): Refusal => ({
  outcome: outcome === 'forbidden' ? 'forbidden' : 'rejected',
  code,
  ...details,
});

/** Tells whether a result concerns the device, which then takes a new id and sends again. */
const isAboutDevice = ({ code }: ReadPushResult): boolean => code === 'device_seq_taken' || code === 'forbidden_device';

/** How long an edit waits for another member's record that the server does not have. */
const PATIENCE_MS = 7 * 86_400_000;

/** Tells whether an edit waits in vain. Its record was lost with a backup, and its author could not send it again. */
const isInVain = ({ savedAt }: ChangeRow, { code }: ReadPushResult, { time }: ReadPushResponse): boolean =>
  code === 'record_not_yet_here' && Math.abs(time - savedAt) > PATIENCE_MS;

/** A change after a receipt or a refusal. */
interface Settled {
  readonly before: ChangeRow;
  readonly after: StoredChange;
  readonly isReceived: boolean;
}

/** Applies a receipt. It overrides a refusal, but neither another receipt nor a withdrawal. */
function received(before: ChangeRow): Settled | undefined {
  if (before.state === 'withdrawn' || before.state === 'acknowledged') return undefined;
  const { refusal: _, ...rest } = storedOf(before);
  return { before, after: { ...rest, state: 'unsent' }, isReceived: true };
}

function outcomeOf(before: ChangeRow, result: ReadPushResult, response: ReadPushResponse): Settled | undefined {
  if (isReceipt(result.outcome)) return received(before);
  const isFinal = result.outcome === 'retry' ? isInVain(before, result, response) : !isAboutDevice(result);
  const after = isFinal ? refused(before, refusalOf(result)) : undefined;
  return after && { before, after, isReceived: false };
}

/** Holds the other changes of a record when its creation is refused, and releases them when it is accepted. */
async function releaseOrHold(tx: Tx, creations: readonly StoredChange[]): Promise<StoredChange[]> {
  if (!creations.length) return [];
  const isRefused = new Map(creations.map(({ record, state }) => [record, state === 'refused']));
  const records = await pendingRecords(tx, [...isRefused.keys()]);
  return records.flatMap(({ id, pending }) => {
    const [from, to] = isRefused.get(id) ? (['unsent', 'held'] as const) : (['held', 'unsent'] as const);
    return pending
      .filter((change) => !isCreation(change) && change.state === from)
      .map((change): StoredChange => ({ ...storedOf(change), state: to }));
  });
}

/**
 * Stores the highest acknowledged number and the receipts' epoch. An answer from before a restored backup may arrive
 * last. A number that was renewed while its batch was being sent never reached the server and does not count.
 */
async function noteAcknowledged(
  tx: Tx,
  device: DeviceMeta | undefined,
  received: readonly StoredChange[],
  sent: readonly ChangeRow[],
  epoch: Id,
): Promise<void> {
  if (!device || !received.length) return;
  const sentBy = new Map(sent.map((change) => [change.id, change.device]));
  const own = received.filter(({ id, device: by }) => by === device.id && (sentBy.get(id) ?? by) === by);
  const acknowledged = own.reduce((most, { deviceSeq }) => Math.max(most, deviceSeq), device.acknowledged);
  const known = device.epoch ?? epoch;
  if (acknowledged === device.acknowledged && known === device.epoch && known === epoch) return;
  await writeMeta(tx, 'device', { ...device, acknowledged, epoch: known === epoch ? epoch : 'mixed' });
}

/**
 * Returns the changes of a batch in their current state. Usually they are unchanged, which their index keys show:
 * reading keys takes a slow phone a fifth of the time of reading rows.
 */
async function asTheyAre(
  tx: Tx,
  ids: readonly Id[],
  { results }: ReadPushResponse,
  sent: readonly ChangeRow[] | undefined,
): Promise<readonly (ChangeRow | undefined)[]> {
  const areTaken = results.length === ids.length && results.every(({ outcome }) => isReceipt(outcome));
  // A refused change may have other content by now, if a record that it references was replaced.
  if (!sent || !areTaken) return changesOf(tx, ids);
  const orders = sent.map(({ order }) => order);
  const range = { lower: ['unsent', Math.min(...orders)], upper: ['unsent', Math.max(...orders)] };
  const [device, keys] = await Promise.all([readMeta(tx, 'device'), tx.keys('change', { index: 'byState', ...range })]);
  const unsent = new Set(keys);
  const areSame = sent.every((change) => change.device === device?.id && unsent.has(change.id));
  return areSame ? withReceipts(tx, sent.map(storedOf)) : changesOf(tx, ids);
}

/** Stores the results of a batch. A change without a result stays unsent and is sent again. */
export async function settle(
  tx: Tx,
  context: StoreContext,
  ids: readonly Id[],
  response: ReadPushResponse,
  sent?: readonly ChangeRow[],
): Promise<void> {
  const { time: at, epoch, head } = response;
  const results = resultsById(ids, response);
  // Issue all reads first: IndexedDB runs requests in order, so a read queued after the writes below would wait for
  // them.
  const [changes, device, mayBeLate] = await Promise.all([
    asTheyAre(tx, ids, response, sent),
    readMeta(tx, 'device'),
    anyIn(tx, 'withdrawn'),
  ]);
  const settled = changes.flatMap((change) => {
    const result = change && results.get(change.id);
    return (result && outcomeOf(change, result, response)) ?? [];
  });
  const isTurned = ({ before, after }: Settled) => before.state === 'refused' || after.state === 'refused';
  const turned = settled.filter((each) => isCreation(each.after) && isTurned(each)).map(({ after }) => after);
  const done = new Set(settled.map(({ after }) => after.id));
  const dependents = (await releaseOrHold(tx, turned)).filter(({ id }) => !done.has(id));
  // A receipt for an unsent change leaves its row as it is, the usual case.
  const rewritten = settled.filter(({ before, after }) => before.state !== after.state).map(({ after }) => after);
  const acknowledged = settled.filter(({ isReceived }) => isReceived).map(({ after }) => after);
  await writeStates(tx, [...rewritten, ...dependents]);
  await keepReceipt(tx, acknowledged, { at, epoch, head });
  await noteAcknowledged(tx, device, acknowledged, sent ?? [], epoch);
  if (!mayBeLate) return;
  const accepted = ids.filter((id) => isReceipt(results.get(id)?.outcome ?? 'retry'));
  await takeBackLate(tx, context, accepted);
}

/** Moves a change to 需要处理 that cannot be sent at all. */
export async function refuse(tx: Tx, id: Id, refusal: Refusal): Promise<void> {
  const change = await changeOf(tx, id);
  const after = change?.state === 'unsent' ? refused(change, refusal) : undefined;
  if (after) await writeStates(tx, [after, ...(isCreation(after) ? await releaseOrHold(tx, [after]) : [])]);
}
