import * as v from 'valibot';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Clock } from '../../domain/kernel/clock.ts';
import type { FailureCode } from '../../domain/kernel/failure.ts';
import { type Id, isId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { readFields } from '../../domain/reading/fields.ts';
import type { Change } from '../../domain/records/change.ts';
import { isKindName } from '../../domain/records/kinds/index.ts';
import { upcast } from '../../domain/records/upcast.ts';
import { type PushResult, WireChange } from '../../protocol/sync/push.ts';

/** A batch whose envelope was checked, but not its changes. */
export interface PushBatch {
  readonly device: Id;
  readonly changes: readonly unknown[];
}

/** A batch with its changes parsed one by one. */
export interface ParsedBatch {
  readonly actor: Actor;
  readonly device: Id;
  /** In order of arrival: each change, or why it cannot be parsed. */
  readonly parsed: readonly Result<Change, PushResult>[];
  /** The parsed changes. */
  readonly changes: readonly Change[];
}

/** Maximum of PostgreSQL's `int`. A phone that makes a change a second needs 68 years to reach it. */
const MAX_DEVICE_SEQ = 2_147_483_647;

/** Returns how a result names a change: by its id, or by its index if the id cannot be read. */
function nameOf(raw: unknown, index: number): Id | number {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  return isId(id) ? id : index;
}

/** Drops the seen clocks of fields that the change does not write; they have no meaning. */
function baseOf({ base, fields }: WireChange): Record<string, readonly Clock[]> {
  const kept: Record<string, readonly Clock[]> = {};
  for (const field in base) {
    const seen = base[field];
    if (seen?.length && Object.hasOwn(fields, field)) kept[field] = seen;
  }
  return kept;
}

/**
 * Parses one change of a batch.
 * @param index its place in the batch
 * @returns the change, or its result if it cannot be parsed or its kind is unknown to this release
 */
function parseChange(raw: unknown, device: Id, index: number): Result<Change, PushResult> {
  const parsed = v.safeParse(WireChange, raw, { abortEarly: true, abortPipeEarly: true });
  if (!parsed.success || parsed.output.seq > MAX_DEVICE_SEQ)
    return err({ id: nameOf(raw, index), outcome: 'rejected', code: 'malformed' });
  const { id, seq, record, kind, schema, clock, fields } = parsed.output;
  if (!isKindName(kind)) return err({ id, outcome: 'rejected', code: 'unknown_kind' });
  const change = upcast({
    id,
    device,
    deviceSeq: seq,
    record: record ?? id,
    kind,
    schema,
    clock,
    base: baseOf(parsed.output),
    fields,
  });
  return ok({ ...change, fields: readFields(change.kind, change.fields) });
}

/** Parses a batch, which needs no database. */
export function parseBatch(actor: Actor, { device, changes }: PushBatch): ParsedBatch {
  const parsed = changes.map((change, index) => parseChange(change, device, index));
  return { actor, device, parsed, changes: parsed.flatMap((each) => (each.ok ? [each.value] : [])) };
}

/** Reason to refuse a whole batch: the device belongs to another member, or the sender is no longer a member. */
export type FailureOfAll = Extract<FailureCode, 'forbidden_device' | 'forbidden_kind'>;

/** Refuses every change of a batch. */
export const refuseAll = (parsed: readonly Result<Change, PushResult>[], code: FailureOfAll): PushResult[] =>
  parsed.map((each) => ({ id: each.ok ? each.value.id : each.error.id, outcome: 'forbidden', code }));
