import { groupBy } from '../../../domain/kernel/group-by.ts';
import { nameKey } from '../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../domain/records/record.ts';

/** Members of one squad with the same name. */
export interface Namesakes {
  readonly name: string;
  readonly members: readonly FoldedRecord[];
}

/**
 * Finds namesakes that no volunteer number tells apart: different people, or one entered twice. Members with distinct
 * numbers are left out.
 */
export function findNamesakes(members: readonly FoldedRecord[]): Namesakes[] {
  const keyOf = (record: FoldedRecord) =>
    `${textField(record, 'squad') ?? ''}\n${nameKey(textField(record, 'name') ?? '')}`;
  const groups = groupBy(members, keyOf);
  return [...groups.values()].flatMap((group) => {
    const numbers = new Set(group.flatMap((record) => textField(record, 'number') || []));
    const [first] = group;
    return first && group.length > 1 && numbers.size < group.length
      ? [{ name: textField(first, 'name') ?? '', members: group }]
      : [];
  });
}
