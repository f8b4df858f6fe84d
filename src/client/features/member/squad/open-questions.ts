import type { Id } from '../../../../domain/kernel/id.ts';
import { type ContendingValue, type FoldedRecord, isDateUnsure } from '../../../../domain/records/record.ts';
import type { LocalRecord, Store } from '../../../data/store.ts';

/** A field that two people wrote without seeing each other. */
export interface Conflict {
  readonly record: FoldedRecord;
  readonly field: string;
  readonly heads: readonly ContendingValue[];
}

/** What waits for the leader's decision. */
export interface OpenQuestions {
  readonly conflicts: readonly Conflict[];
  /** Records whose date is in question. */
  readonly dates: readonly LocalRecord[];
}

/** How many records of each status are looked through: two years of a squad's work. */
const MAX_RECORDS = 20_000;

function conflictsOf({ record, pending }: LocalRecord): Conflict[] {
  // What was chosen here waits to be sent; until the server has folded it in, it is not asked again.
  const chosen = new Set(pending.flatMap(({ fields }) => Object.keys(fields)));
  return Object.entries(record.conflicts ?? {}).flatMap(([field, heads]) =>
    chosen.has(field) ? [] : [{ record, field, heads }],
  );
}

/** Looks through a squad's records once for all that is asked of its leader. */
export async function findOpenQuestions(store: Store, squad: Id): Promise<OpenQuestions> {
  const lists = await Promise.all(
    (['reported', 'verified', 'returned'] as const).map((status) => store.squadRecords(squad, status, MAX_RECORDS)),
  );
  const records = lists.flat();
  return {
    conflicts: records.flatMap(conflictsOf),
    dates: records.filter(({ record }) => isDateUnsure(record)),
  };
}
