import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { isReceipt, type ReadPushResponse, type ReadPushResult } from '../../../protocol/sync/push.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, Refusal, StoredChange } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { withPending } from '../replica/local-record.ts';
import { writeStates } from '../replica/write-record.ts';
import { anyIn, takeBackLate } from './late-arrivals.ts';
import { changeOf, changesOf, keepReceipt, storedOf, withReceipts } from './receipts.ts';
import type { StoreContext } from './save.ts';

/** A change that waits for a person. What was acknowledged or withdrawn meanwhile, in another tab, stays so. */
const refused = (change: ChangeRow, refusal: Refusal): StoredChange | undefined =>
  change.state === 'unsent' || change.state === 'held' ? { ...storedOf(change), state: 'refused', refusal } : undefined;

const refusalOf = ({ id: _, outcome, code = 'malformed', ...details }: ReadPushResult): Refusal => ({
  outcome: outcome === 'forbidden' ? 'forbidden' : 'rejected',
  code,
  ...details,
});

/** These concern the device, not what was written: the device takes a new id and sends again. */
const isAboutDevice = ({ code }: ReadPushResult): boolean => code === 'device_seq_taken' || code === 'forbidden_device';

/** How long an edit waits for a record of somebody else's that the server does not have. */
const PATIENCE_MS = 7 * 86_400_000;

/** The record was lost with a backup, and its author could not send it again: somebody has to look at what hangs on it. */
const isInVain = ({ savedAt }: ChangeRow, { code }: ReadPushResult, { time }: ReadPushResponse): boolean =>
  code === 'record_not_yet_here' && Math.abs(time - savedAt) > PATIENCE_MS;

/** What becomes of a change: its row after a receipt or a refusal; undefined where nothing does. */
interface Settled {
  readonly before: ChangeRow;
  readonly after: StoredChange;
  readonly isReceived: boolean;
}

/** A receipt outdoes an earlier refusal, but neither another receipt nor a withdrawal. */
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

/** What hangs on a record goes with its creation: held when it is refused, free to go when it is accepted. */
async function releaseOrHold(tx: Tx, creations: readonly StoredChange[]): Promise<StoredChange[]> {
  if (!creations.length) return [];
  const isRefused = new Map(creations.map(({ record, state }) => [record, state === 'refused']));
  const rows = await tx.getMany('record', [...isRefused.keys()]);
  const records = await withPending(
    tx,
    rows.filter((row) => row !== undefined),
  );
  return records.flatMap(({ id, pending }) => {
    const [from, to] = isRefused.get(id) ? (['unsent', 'held'] as const) : (['held', 'unsent'] as const);
    return pending
      .filter((change) => !isCreation(change) && change.state === from)
      .map((change): StoredChange => ({ ...storedOf(change), state: to }));
  });
}

/**
 * Notes the highest number with a receipt, and the receipts' epoch: an answer from before a restored backup may come after
 * all others. A number that was renewed while its batch was under way never reached the server and does not count.
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
 * The changes of a batch as they are now. Most often nothing has become of them since they were read, which their places
 * in the index tell: a slow phone reads those in a fifth of the time that the rows take.
 */
async function asTheyAre(
  tx: Tx,
  ids: readonly Id[],
  { results }: ReadPushResponse,
  sent: readonly ChangeRow[] | undefined,
): Promise<readonly (ChangeRow | undefined)[]> {
  const areTaken = results.length === ids.length && results.every(({ outcome }) => isReceipt(outcome));
  // What was refused may say something else by now, if what it points to was mended.
  if (!sent || !areTaken) return changesOf(tx, ids);
  const orders = sent.map(({ order }) => order);
  const range = { lower: ['unsent', Math.min(...orders)], upper: ['unsent', Math.max(...orders)] };
  const [device, keys] = await Promise.all([readMeta(tx, 'device'), tx.keys('change', { index: 'byState', ...range })]);
  const unsent = new Set(keys);
  const areSame = sent.every((change) => change.device === device?.id && unsent.has(change.id));
  return areSame ? withReceipts(tx, sent.map(storedOf)) : changesOf(tx, ids);
}

/** Writes down what became of a batch. A change that the answer does not name stays as it is and is sent again. */
export async function settle(
  tx: Tx,
  context: StoreContext,
  ids: readonly Id[],
  response: ReadPushResponse,
  sent?: readonly ChangeRow[],
): Promise<void> {
  const { time: at, epoch, head } = response;
  const results = new Map(
    response.results.map((result) => [typeof result.id === 'number' ? ids[result.id] : result.id, result]),
  );
  // Issue all reads first: IndexedDB runs requests in order, so a read queued after the writes below would wait for them.
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
  // Most of it: a receipt for what was on its way changes nothing of the change's row.
  const rewritten = settled.filter(({ before, after }) => before.state !== after.state).map(({ after }) => after);
  const acknowledged = settled.filter(({ isReceived }) => isReceived).map(({ after }) => after);
  await writeStates(tx, [...rewritten, ...dependents]);
  await keepReceipt(tx, acknowledged, { at, epoch, head });
  await noteAcknowledged(tx, device, acknowledged, sent ?? [], epoch);
  if (!mayBeLate) return;
  const accepted = ids.filter((id) => isReceipt(results.get(id)?.outcome ?? 'retry'));
  await takeBackLate(tx, context, accepted);
}

/** Moves one change to 需要处理 that the server can not even be asked about. */
export async function refuse(tx: Tx, id: Id, refusal: Refusal): Promise<void> {
  const change = await changeOf(tx, id);
  const after = change?.state === 'unsent' ? refused(change, refusal) : undefined;
  if (after) await writeStates(tx, [after, ...(isCreation(after) ? await releaseOrHold(tx, [after]) : [])]);
}
