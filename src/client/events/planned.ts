import { type Accessor, createMemo } from 'solid-js';
import { type PlannedEvent, plannedEvent } from '../../domain/events/event.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { createRecord, type LocalRecord } from '../state/records.ts';

interface Planned {
  readonly local: LocalRecord;
  readonly event: PlannedEvent;
}

/** Reads a planned event of this phone. `isLoaded` also turns true where there is none. */
export function createPlanned(id: Accessor<Id>): {
  readonly shown: Accessor<Planned | undefined>;
  readonly isLoaded: Accessor<boolean>;
} {
  const local = createRecord(id);
  const shown = createMemo(() => {
    const known = local();
    const event = known ? plannedEvent(known.record) : undefined;
    return known && event ? { local: known, event } : undefined;
  });
  return { shown, isLoaded: () => local() !== undefined };
}
