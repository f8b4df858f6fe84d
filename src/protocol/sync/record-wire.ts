import type { Clock } from '../../domain/kernel/clock.ts';
import type { Scope } from '../../domain/kernel/scope.ts';
import { type Change, isCreation } from '../../domain/records/change.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { WireRecord } from './pull.ts';
import type { WireChange } from './push.ts';

/** Converts a record for sending: its creation's clock once, then the clocks of fields edited later. */
export function recordToWire(record: FoldedRecord, scope: Scope): WireRecord {
  const later = Object.entries(record.clocks).filter(([, clock]) => clock !== record.created);
  return {
    id: record.id,
    kind: record.kind,
    scope,
    fields: { ...record.fields },
    clock: record.created,
    ...(later.length ? { clocks: Object.fromEntries(later) } : {}),
    ...(record.conflicts
      ? { conflicts: Object.fromEntries(Object.entries(record.conflicts).map(([name, heads]) => [name, [...heads]])) }
      : {}),
    author: record.author ?? '',
  };
}

export function recordFromWire(wire: WireRecord): FoldedRecord {
  const clocks: Record<string, Clock> = {};
  for (const name of Object.keys(wire.fields)) clocks[name] = wire.clocks?.[name] ?? wire.clock;
  return {
    id: wire.id,
    kind: wire.kind,
    fields: wire.fields,
    clocks,
    ...(wire.conflicts ? { conflicts: wire.conflicts } : {}),
    author: wire.author,
    created: wire.clock,
  };
}

export function changeToWire(change: Change): WireChange {
  const base = Object.entries(change.base).map(([name, clocks]): [string, Clock[]] => [name, [...clocks]]);
  return {
    id: change.id,
    seq: change.deviceSeq,
    ...(isCreation(change) ? {} : { record: change.record }),
    kind: change.kind,
    schema: change.schema,
    clock: change.clock,
    ...(base.length ? { base: Object.fromEntries(base) } : {}),
    fields: { ...change.fields },
  };
}
