import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';
import { nameKey } from '../reading/name.ts';
import type { KindName } from '../records/kinds/index.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';

/** Finds the record that a cell names; `unknown` for none, `several` for more than one. */
export type FindNamed = (kind: KindName, text: string) => Id | 'unknown' | 'several';

/** A path such as `清水镇/云盘村` tells apart two villages of one name. */
const pathOf = (text: string): string[] =>
  text
    .split(/[/／>＞]/)
    .map(nameKey)
    .filter((part) => part !== '');

/** Makes a finder over the records that cells may name. */
export function makeFinder(records: readonly FoldedRecord[]): FindNamed {
  const living = records.filter((record) => !isDeleted(record));
  const byId = new Map(living.map((record) => [record.id, record]));
  const keyOf = (record: FoldedRecord): string =>
    nameKey(textField(record, 'name') ?? textField(record, 'title') ?? '');
  const byKey = groupBy(living, (record) => `${record.kind}\n${keyOf(record)}`);
  /** Tells whether a record lies within the places of a path, which may leave steps out. */
  const isWithin = (record: FoldedRecord, path: readonly string[]): boolean => {
    let left = path.length;
    let above = byId.get(textField(record, 'parent') ?? textField(record, 'squad') ?? '');
    for (let depth = 0; above && left > 0 && depth < 8; depth++) {
      if (keyOf(above) === path[left - 1]) left -= 1;
      above = byId.get(textField(above, 'parent') ?? '');
    }
    return left === 0;
  };
  return (kind, text) => {
    const path = pathOf(text);
    const last = path.at(-1);
    if (last === undefined) return 'unknown';
    const found = (byKey.get(`${kind}\n${last}`) ?? []).filter((record) => isWithin(record, path.slice(0, -1)));
    const [only, another] = found;
    return another ? 'several' : (only?.id ?? 'unknown');
  };
}
