import { type Clock, laterClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import type { AppliedChange, Change } from './change.ts';
import { isCreation } from './change.ts';
import { type FieldValue, isSameValue } from './field.ts';
import type { FoldedRecord, Head } from './record.ts';

/** A change names at most so many clocks as seen (`MAX_SEEN`), so that one change can settle a conflict. */
const MOST_HEADS = 50;

interface Write extends Head, Pick<Change, 'device' | 'deviceSeq'> {
  readonly claimed: Clock;
  readonly change: Id;
}

/** Later first; two writes under one clock (a cloned phone) are ordered by change, so that all sides agree. */
const byClock = (a: Write, b: Write): number =>
  a.clock < b.clock ? 1 : a.clock > b.clock ? -1 : a.change < b.change ? 1 : -1;

interface FoldedField {
  readonly winner: Write;
  readonly heads: readonly Head[];
}

/** The number of each device's last write. */
function lastSeqs(writes: readonly Write[]): ReadonlyMap<Id, number> {
  const last = new Map<Id, number>();
  for (const { device, deviceSeq } of writes) last.set(device, Math.max(deviceSeq, last.get(device) ?? 0));
  return last;
}

function foldField(writes: readonly Write[], seen: ReadonlySet<Clock>): FoldedField | undefined {
  const [winner, ...others] = [...writes].sort(byClock);
  if (!winner) return undefined;
  const last = lastSeqs(writes);
  // A device has seen what it wrote itself: its later write stands in the place of its earlier ones.
  const unseen = others.filter(
    ({ clock, claimed, value, device, deviceSeq }) =>
      deviceSeq === last.get(device) && !seen.has(clock) && !seen.has(claimed) && !isSameValue(value, winner.value),
  );
  return {
    winner,
    heads: unseen.length ? [winner, ...unseen].slice(0, MOST_HEADS).map(({ clock, value }) => ({ clock, value })) : [],
  };
}

/** Most records are their creation and nothing else: there is nothing to compare. */
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
 * Folds all changes of one record into the record. The order and repetition of the changes do not matter.
 * A value that no later writer had seen is not lost: it stays among the field's conflicts, of which there are 50 at most.
 * @returns undefined without the change that made the record
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
  const conflicts: Record<string, readonly Head[]> = {};
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
    if (folded.heads.length) conflicts[name] = folded.heads;
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

/** The heads that stay once `chosen` is written over them by somebody who had seen some. */
function unsettled(heads: readonly Head[], chosen: Head, seen: readonly Clock[] = []): readonly Head[] {
  const rest = heads.filter(({ clock, value }) => !seen.includes(clock) && !isSameValue(value, chosen.value));
  return rest.length ? [chosen, ...rest] : [];
}

/**
 * What a phone shows: the server's record with the phone's own changes laid over it. A change that the server already
 * folded in changes nothing, so it may stay until its receipt and the pulled record have both arrived.
 * @returns undefined when neither the record nor the change that makes it is here
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
      const heads = unsettled(conflicts[name] ?? [], { clock, value }, seen[name]);
      if (heads.length) conflicts[name] = heads;
      else delete conflicts[name];
    }
  }
  const { conflicts: _, ...rest } = origin;
  return { ...rest, fields, clocks, ...(Object.keys(conflicts).length ? { conflicts } : {}) };
}
