import type { Id } from '../../../../domain/kernel/id.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import type { Town } from '../../../records/places/place-tree.ts';
import type { LocalRecord } from '../../../state/records.ts';

export interface PlaceRow {
  readonly local: LocalRecord;
  readonly depth: number;
}

export interface TownRows {
  /** Undefined for places without a known town. */
  readonly town: LocalRecord | undefined;
  readonly villages: number;
  readonly rows: readonly PlaceRow[];
}

/** Lists towns with their places; with a search, only matching places below their town. */
export function townRows(towns: readonly Town[], records: readonly LocalRecord[], search: string): TownRows[] {
  const byId = new Map(records.map((local) => [local.id, local]));
  const wanted = searchKey(search);
  return towns.flatMap((town): TownRows[] => {
    const rows = town.places.flatMap(({ id, name, depth }) => {
      const local = byId.get(id);
      return local && searchKey(name).includes(wanted) ? [{ local, depth }] : [];
    });
    const villages = town.places.filter(({ id }) => formOf(byId.get(id)?.record) === 'village').length;
    const own = town.id === undefined ? undefined : byId.get(town.id);
    const named = searchKey(town.name ?? '').includes(wanted);
    return wanted === '' || rows.length || named ? [{ town: own, villages, rows }] : [];
  });
}

export const formOf = (record: FoldedRecord | undefined): string => (record && textField(record, 'form')) ?? '';

/** Whether other places lie in this one, which then cannot be deleted. */
export const hasChildren = (records: readonly LocalRecord[], id: Id): boolean =>
  records.some(({ record }) => textField(record, 'parent') === id);
