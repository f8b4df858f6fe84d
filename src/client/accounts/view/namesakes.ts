import { nameKey } from '../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../domain/records/record.ts';

/** Members of one squad who share a name. */
export interface Namesakes {
  readonly name: string;
  readonly members: readonly FoldedRecord[];
}

/**
 * Those whom only their record tells apart: perhaps two people, perhaps one who was entered twice. Nobody is asked about
 * who have a number each.
 */
export function findNamesakes(members: readonly FoldedRecord[]): Namesakes[] {
  const groups = new Map<string, FoldedRecord[]>();
  for (const record of members) {
    const name = textField(record, 'name') ?? '';
    const key = `${textField(record, 'squad') ?? ''}\n${nameKey(name)}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()].flatMap((group) => {
    const numbers = new Set(group.flatMap((record) => textField(record, 'number') || []));
    const [first] = group;
    return first && group.length > 1 && numbers.size < group.length
      ? [{ name: textField(first, 'name') ?? '', members: group }]
      : [];
  });
}
