import type { Id } from '../../../../domain/kernel/id.ts';
import { activityNames } from '../../../../domain/records/kinds/index.ts';
import { isDateUnsure } from '../../../../domain/records/record.ts';
import type { Store } from '../../../data/store.ts';

/** More records of one kind than a squad writes in two years; only the oldest beyond it are ignored. */
const MAX_OF_KIND = 2_000;

/** Reads the squad's records that count: not returned, not withdrawn, and with a sure date. */
export async function countedRecords(store: Store, id: Id) {
  const lists = await Promise.all(
    (['reported', 'verified'] as const).map((status) =>
      store.squadRecords(id, status, MAX_OF_KIND * activityNames.length),
    ),
  );
  return lists
    .flat()
    .map(({ record }) => record)
    .filter((record) => !isDateUnsure(record));
}
