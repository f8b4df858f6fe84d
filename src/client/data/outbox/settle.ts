import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import type { Outcome, ReadPushResponse, ReadPushResult } from '../../../protocol/sync/push.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, DeviceMeta, Refusal } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { current } from '../replica/local-record.ts';
import { writeChanges } from '../replica/write-record.ts';
import { keepReceived } from './bundles.ts';
import { anyIn, takeBackLate } from './late-arrivals.ts';
import type { StoreContext } from './save.ts';

/** A change with the server's receipt; a receipt outdoes an earlier refusal. */
function acknowledge(change: ChangeRow, result: ReadPushResult, { time, epoch, head }: ReadPushResponse): ChangeRow {
  if (change.state === 'withdrawn') return change;
  const { refusal: _, ...rest } = change;
  return {
    ...rest,
    state: 'acknowledged',
    receipt: { at: time, epoch, head, conflict: result.outcome === 'conflict' },
  };
}

/** A change that waits for a person. What was acknowledged or withdrawn meanwhile, in another tab, stays so. */
const refused = (change: ChangeRow, refusal: Refusal): ChangeRow =>
  change.state === 'unsent' || change.state === 'held' ? { ...change, state: 'refused', refusal } : change;

function refusalOf({ outcome, code, raw, field, limit }: ReadPushResult): Refusal {
  return {
    outcome: outcome === 'forbidden' ? 'forbidden' : 'rejected',
    code: code ?? 'malformed',
    ...(raw === undefined ? {} : { raw }),
    ...(field === undefined ? {} : { field }),
    ...(limit === undefined ? {} : { limit }),
  };
}

const receipts: ReadonlySet<Outcome> = new Set(['ok', 'duplicate', 'conflict']);

/** These concern the device, not what was written: the device takes a new id and sends again. */
const isAboutDevice = ({ code }: ReadPushResult): boolean => code === 'device_seq_taken' || code === 'forbidden_device';

/** How long an edit waits for a record of somebody else's that the server does not have. */
const PATIENCE_MS = 7 * 86_400_000;

/** The record was lost with a backup, and its author could not send it again: somebody has to look at what hangs on it. */
const isInVain = ({ savedAt }: ChangeRow, { code }: ReadPushResult, { time }: ReadPushResponse): boolean =>
  code === 'record_not_yet_here' && Math.abs(time - savedAt) > PATIENCE_MS;

function outcomeOf(change: ChangeRow, result: ReadPushResult, response: ReadPushResponse): ChangeRow {
  switch (result.outcome) {
    case 'ok':
    case 'duplicate':
    case 'conflict':
      return acknowledge(change, result, response);
    case 'rejected':
    case 'forbidden':
      return isAboutDevice(result) ? change : refused(change, refusalOf(result));
    case 'retry':
      return isInVain(change, result, response) ? refused(change, refusalOf(result)) : change;
  }
}

/** What hangs on a record goes with its creation: held when it is refused, free to go when it is accepted. */
async function releaseOrHold(tx: Tx, creations: readonly ChangeRow[]): Promise<ChangeRow[]> {
  const rows = await current(
    tx,
    await tx.getMany(
      'record',
      creations.map(({ record }) => record),
    ),
  );
  return creations.flatMap((creation, i) => {
    const [from, to] = creation.state === 'refused' ? (['unsent', 'held'] as const) : (['held', 'unsent'] as const);
    return (rows[i]?.pending ?? [])
      .filter((change) => !isCreation(change) && change.state === from)
      .map((change): ChangeRow => ({ ...change, state: to }));
  });
}

/**
 * Notes the highest number with a receipt, and the receipts' epoch: an answer from before a restored backup may come after
 * all others. A number that was renewed while its batch was under way never reached the server and does not count.
 */
async function noteAcknowledged(
  tx: Tx,
  device: DeviceMeta | undefined,
  settled: readonly ChangeRow[],
  sent: readonly ChangeRow[],
  epoch: Id,
): Promise<void> {
  const received = settled.filter(({ state }) => state === 'acknowledged');
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
  const areTaken = results.length === ids.length && results.every(({ outcome }) => receipts.has(outcome));
  // What was refused may say something else by now, if what it points to was mended.
  if (!sent || !areTaken) return tx.getMany('change', ids);
  const orders = sent.map(({ order }) => order);
  const range = { lower: ['unsent', Math.min(...orders)], upper: ['unsent', Math.max(...orders)] };
  const [device, keys] = await Promise.all([readMeta(tx, 'device'), tx.keys('change', { index: 'byState', ...range })]);
  const unsent = new Set(keys);
  const areSame = sent.every((change) => change.device === device?.id && unsent.has(change.id));
  return areSame ? sent : tx.getMany('change', ids);
}

/** Writes down what became of a batch. A change that the answer does not name stays as it is and is sent again. */
export async function settle(
  tx: Tx,
  context: StoreContext,
  ids: readonly Id[],
  response: ReadPushResponse,
  sent?: readonly ChangeRow[],
): Promise<void> {
  const results = new Map(
    response.results.map((result) => [typeof result.id === 'number' ? ids[result.id] : result.id, result]),
  );
  // What another tab heard of already, and keeps in a bundle, is not found and stays as it is.
  // All that can be asked for at first is: behind the rows that are written below, an answer would wait for them.
  const [changes, device, mayBeLate] = await Promise.all([
    asTheyAre(tx, ids, response, sent),
    readMeta(tx, 'device'),
    anyIn(tx, 'withdrawn'),
  ]);
  const settled = changes.flatMap((change) => {
    const result = change && results.get(change.id);
    const after = result && outcomeOf(change, result, response);
    return after && after !== change ? [after] : [];
  });
  const before = new Map(changes.map((change) => [change?.id, change?.state]));
  const turned = settled.filter(
    (change) => isCreation(change) && (change.state === 'refused' || before.get(change.id) === 'refused'),
  );
  const done = new Set(settled.map(({ id }) => id));
  const dependents = (await releaseOrHold(tx, turned)).filter(({ id }) => !done.has(id));
  // Most of it: a receipt for what was on its way changes nothing of what the record's row says.
  const isPlain = ({ id, state }: ChangeRow) => state === 'acknowledged' && before.get(id) === 'unsent';
  await keepReceived(tx, settled.filter(isPlain), response.time);
  await writeChanges(tx, [...settled.filter((change) => !isPlain(change)), ...dependents]);
  await noteAcknowledged(tx, device, settled, sent ?? [], response.epoch);
  if (!mayBeLate) return;
  const accepted = ids.filter((id) => receipts.has(results.get(id)?.outcome ?? 'retry'));
  await takeBackLate(tx, context, accepted);
}

/** Moves one change to 需要处理 that the server can not even be asked about. */
export async function refuse(tx: Tx, id: Id, refusal: Refusal): Promise<void> {
  const change = await tx.get('change', id);
  if (change?.state !== 'unsent') return;
  const after = refused(change, refusal);
  await writeChanges(tx, [after, ...(isCreation(after) ? await releaseOrHold(tx, [after]) : [])]);
}
