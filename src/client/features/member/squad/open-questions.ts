import type { Actor } from '../../../../domain/kernel/actor.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { ledgerNames } from '../../../../domain/records/kinds/index.ts';
import { type ContendingValue, type FoldedRecord, isDateUnsure } from '../../../../domain/records/record.ts';
import { mayCorrect, maySettle } from '../../../../domain/stock/corrections.ts';
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

/** Finds all open questions for a leader in one pass over the squad's records and entries of the ledger. */
export async function findOpenQuestions(store: Store, leader: Actor, squad: Id): Promise<OpenQuestions> {
  const lists = await Promise.all(
    (['reported', 'verified', 'returned'] as const).map((status) => store.squadRecords(squad, status, MAX_RECORDS)),
  );
  const ledger = await Promise.all(ledgerNames.map((kind) => store.references(kind)));
  const [records, entries] = [lists.flat(), ledger.flat()];
  return {
    conflicts: [...records, ...entries.filter(({ record }) => mayCorrect(leader, record))].flatMap(conflictsOf),
    dates: [...records, ...entries.filter(({ record }) => maySettle(leader, record))].filter(({ record }) =>
      isDateUnsure(record),
    ),
  };
}
