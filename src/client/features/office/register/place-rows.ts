import type { Id } from '../../../../domain/kernel/id.ts';
import { searchKey } from '../../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import type { Town } from '../../../records/places/place-tree.ts';
import type { LocalRecord } from '../../../state/records.ts';

export interface PlaceRow {
  readonly local: LocalRecord;
  readonly depth: number;
  /** The town's name. */
  readonly town: string;
}

export interface TownRows {
  /** Undefined for places without a known town. */
  readonly town: LocalRecord | undefined;
  readonly villages: number;
  readonly rows: readonly PlaceRow[];
}

export const formOf = (record: FoldedRecord | undefined): string => (record && textField(record, 'form')) ?? '';

/** Lists towns with the places in them, in the order of the tree. */
export function townRows(towns: readonly Town[], records: readonly LocalRecord[]): TownRows[] {
  const byId = new Map(records.map((local) => [local.id, local]));
  return towns.map((town): TownRows => {
    const rows = town.places.flatMap(({ id, depth }) => {
      const local = byId.get(id);
      return local ? [{ local, depth, town: town.name ?? '' }] : [];
    });
    return {
      town: town.id === undefined ? undefined : byId.get(town.id),
      villages: rows.filter(({ local }) => formOf(local.record) === 'village').length,
      rows,
    };
  });
}

/** Every place with its town, towns included, whose name contains the search text. */
export function findPlaces(groups: readonly TownRows[], search: string): PlaceRow[] {
  const wanted = searchKey(search);
  return groups
    .flatMap(({ town, rows }) => (town ? [{ local: town, depth: 0, town: '' }, ...rows] : rows))
    .filter(({ local }) => searchKey(textField(local.record, 'name') ?? '').includes(wanted));
}

/** Whether other places lie in this one, which then cannot be deleted. */
export const hasChildren = (records: readonly LocalRecord[], id: Id): boolean =>
  records.some(({ record }) => textField(record, 'parent') === id);
