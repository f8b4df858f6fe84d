import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Change } from '../../domain/records/change.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf } from '../records/actor.ts';
import type { Rules } from '../records/decide.ts';
import { type ClaimedDevice, claimDevices } from './device.ts';
import type { FailureOfAll, ParsedBatch } from './parse.ts';
import { loadWithdrawn } from './withdraw.ts';

/** A batch with its writer and device, read under the district's lock. */
export interface AdmittedBatch extends ParsedBatch {
  /** The highest deviceSeq acknowledged before this batch. */
  readonly received: number;
  /** The rules for its changes, or the reason why all are refused. */
  readonly rules: Result<Rules, FailureOfAll>;
}

const none: ReadonlySet<Id> = new Set();

/**
 * Tells whether a batch edits members. It then gets a transaction of its own, since rights over members are read from
 * committed data.
 */
export const touchesPeople = ({ changes }: Pick<ParsedBatch, 'changes'>): boolean =>
  changes.some(({ kind }) => kind === 'member');

/**
 * Returns the actor whose rights count. Rights over members are read again under the lock: of two administrators who
 * demote each other at once, the second no longer has the right. All other work uses the session's actor.
 */
async function writerOf(context: ServerContext, batch: ParsedBatch): Promise<Actor | undefined> {
  const { actor } = batch;
  if (!touchesPeople(batch)) return actor;
  const found = await actorOf(context, actor.member);
  return found && actor.letInBy !== undefined ? { ...found, letInBy: actor.letInBy } : found;
}

async function rulesFor(
  context: ServerContext,
  batch: ParsedBatch,
  device: ClaimedDevice | undefined,
  now: number,
): Promise<Result<Rules, FailureOfAll>> {
  if (!device) return err('forbidden_device');
  const actor = await writerOf(context, batch);
  if (!actor) return err('forbidden_kind');
  const { db, district } = context;
  const author = batch.actor.member;
  const withdrawn = device.hasWithdrawn ? await loadWithdrawn(db, district, author, batch.changes) : none;
  return ok({ author, actor, now, withdrawn });
}

/** Binds the batches' devices to their members and finds the rules of each batch. The caller holds the lock. */
export async function admit(
  context: ServerContext,
  batches: readonly ParsedBatch[],
  now: number,
): Promise<readonly AdmittedBatch[]> {
  const claims = batches.map(({ device, actor }) => ({ device, member: actor.member, letInBy: actor.letInBy }));
  const devices = await claimDevices(context.db, context.district, claims, now);
  const admitted: AdmittedBatch[] = [];
  for (const batch of batches) {
    const device = devices.get(batch.device);
    const rules = await rulesFor(context, batch, device, now);
    admitted.push({ ...batch, received: device?.received ?? 0, rules });
  }
  return admitted;
}

/** Returns the changes to decide; none of a batch that is refused as a whole. */
export const changesOf = ({ changes, rules }: AdmittedBatch): readonly Change[] => (rules.ok ? changes : []);
