import { type Clock, laterClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import type { AppliedChange, Change } from './change.ts';
import { isCreation } from './change.ts';
import { type FieldValue, isSameValue } from './field.ts';
import type { ContendingValue, FoldedRecord } from './record.ts';

/** Maximum number of values in one conflict. A change names at most `MAX_SEEN` clocks, so one change can settle all. */
const MAX_CONTENDING = 50;

interface Write extends ContendingValue, Pick<Change, 'device' | 'deviceSeq'> {
  readonly claimed: Clock;
  readonly change: Id;
}

/** Sorts writes, latest first. Two writes with one clock (a cloned phone) are ordered by change id on every side. */
const byClock = (a: Write, b: Write): number =>
  a.clock < b.clock ? 1 : a.clock > b.clock ? -1 : a.change < b.change ? 1 : -1;

interface FoldedField {
  readonly winner: Write;
  readonly contending: readonly ContendingValue[];
}

/** Maps each device to the number of its last write. */
function lastSeqs(writes: readonly Write[]): ReadonlyMap<Id, number> {
  const last = new Map<Id, number>();
  for (const { device, deviceSeq } of writes) last.set(device, Math.max(deviceSeq, last.get(device) ?? 0));
  return last;
}

function foldField(writes: readonly Write[], seen: ReadonlySet<Clock>): FoldedField | undefined {
  const [winner, ...others] = [...writes].sort(byClock);
  if (!winner) return undefined;
  const last = lastSeqs(writes);
  // A device has seen its own writes, so its later write replaces its earlier ones.
  const unseen = others.filter(
    ({ clock, claimed, value, device, deviceSeq }) =>
      deviceSeq === last.get(device) && !seen.has(clock) && !seen.has(claimed) && !isSameValue(value, winner.value),
  );
  return {
    winner,
    contending: unseen.length
      ? [winner, ...unseen].slice(0, MAX_CONTENDING).map(({ clock, value }) => ({ clock, value }))
      : [],
  };
}

/** Folds a record that consists of its creation only, as most do. There is nothing to compare. */
function foldCreation({ id, kind, fields: written, effective, author }: AppliedChange): FoldedRecord {
  const fields: Record<string, FieldValue> = {};
  const clocks: Record<string, Clock> = {};
  for (const name in written) {
    const value = written[name];
    if (value === undefined) continue;
    fields[name] = value;
    clocks[name] = effective;
  }
  return { id, kind, fields, clocks, author, created: effective };
}

/**
 * Folds all changes of one record into the record. Their order and repetitions do not matter.
 * A value that no later writer had seen stays among the field's conflicts, at most 50.
 * @returns undefined without the change that creates the record
 */
export function fold(changes: readonly AppliedChange[]): FoldedRecord | undefined {
  const [only] = changes;
  if (only && changes.length === 1) return isCreation(only) ? foldCreation(only) : undefined;
  const unique = [...new Map(changes.map((change) => [change.id, change])).values()];
  const creation = unique.find(isCreation);
  if (!creation) return undefined;

  const names = new Set(unique.flatMap((change) => Object.keys(change.fields)));
  const fields: Record<string, FieldValue> = {};
  const clocks: Record<string, Clock> = {};
  const conflicts: Record<string, readonly ContendingValue[]> = {};
  for (const name of [...names].sort()) {
    const writes: Write[] = [];
    const seen = new Set<Clock>();
    for (const { id, clock, effective, fields: written, base, device, deviceSeq } of unique) {
      const value = written[name];
      if (value === undefined) continue;
      writes.push({ change: id, claimed: clock, clock: effective, value, device, deviceSeq });
      for (const before of base[name] ?? []) seen.add(before);
    }
    const folded = foldField(writes, seen);
    if (!folded) continue;
    fields[name] = folded.winner.value;
    clocks[name] = folded.winner.clock;
    if (folded.contending.length) conflicts[name] = folded.contending;
  }
  return {
    id: creation.id,
    kind: creation.kind,
    fields,
    clocks,
    ...(Object.keys(conflicts).length ? { conflicts } : {}),
    author: creation.author,
    created: creation.effective,
  };
}

/** Returns the values that stay in conflict after a writer who had seen `seen` wrote `chosen`. */
function unsettled(
  contending: readonly ContendingValue[],
  chosen: ContendingValue,
  seen: readonly Clock[] = [],
): readonly ContendingValue[] {
  const rest = contending.filter(({ clock, value }) => !seen.includes(clock) && !isSameValue(value, chosen.value));
  return rest.length ? [chosen, ...rest] : [];
}

/**
 * Applies the phone's own changes on top of the server's record. A change that the server already folded in has no
 * effect, so it may stay until both its acknowledgement and the pulled record have arrived.
 * @returns undefined when neither the record nor its creation is on the phone
 */
export function overlay(base: FoldedRecord | undefined, changes: readonly Change[]): FoldedRecord | undefined {
  const creation = changes.find(isCreation);
  const origin: FoldedRecord | undefined =
    base ??
    (creation && {
      id: creation.id,
      kind: creation.kind,
      fields: {},
      clocks: {},
      created: creation.clock,
    });
  if (!origin) return undefined;
  const fields = { ...origin.fields };
  const clocks = { ...origin.clocks };
  const conflicts = { ...origin.conflicts };
  for (const { clock, fields: written, base: seen } of changes) {
    for (const [name, value] of Object.entries(written)) {
      if (laterClock(clock, clocks[name] ?? '') !== clock || clock === clocks[name]) continue;
      fields[name] = value;
      clocks[name] = clock;
      const contending = unsettled(conflicts[name] ?? [], { clock, value }, seen[name]);
      if (contending.length) conflicts[name] = contending;
      else delete conflicts[name];
    }
  }
  const { conflicts: _, ...rest } = origin;
  return { ...rest, fields, clocks, ...(Object.keys(conflicts).length ? { conflicts } : {}) };
}
