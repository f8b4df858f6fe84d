import type { Id } from '../../../../domain/kernel/id.ts';
import { type ContendingValue, type FoldedRecord, isDateUnsure } from '../../../../domain/records/record.ts';
import type { Store } from '../../../data/store.ts';
import type { LocalRecord } from '../../../data/store-types.ts';

/** A field that two people changed concurrently. */
export interface Conflict {
  readonly record: FoldedRecord;
  readonly field: string;
  readonly heads: readonly ContendingValue[];
}

/** Records that wait for the leader's decision. */
interface OpenQuestions {
  readonly conflicts: readonly Conflict[];
  /** Records with an unsure date. */
  readonly dates: readonly LocalRecord[];
}

/** Records of each status to examine: two years of a squad's work. */
const MAX_RECORDS = 20_000;

function conflictsOf({ record, pending }: LocalRecord): Conflict[] {
  // Skip fields that were already decided here, until the server has folded the pending change in.
  const chosen = new Set(pending.flatMap(({ fields }) => Object.keys(fields)));
  return Object.entries(record.conflicts ?? {}).flatMap(([field, heads]) =>
    chosen.has(field) ? [] : [{ record, field, heads }],
  );
}

/** Finds all open questions for a leader in one pass over the squad's records. */
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
