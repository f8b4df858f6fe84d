import { groupBy } from '../../../domain/kernel/group-by.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { readLine } from '../../../domain/reading/characters.ts';
import { searchKey } from '../../../domain/reading/name.ts';
import { type FoldedRecord, textField } from '../../../domain/records/record.ts';
import { compareNames } from '../compare-names.ts';

export interface PlaceNode {
  readonly id: Id;
  readonly name: string;
  /** The place with its parents, such as 清水镇 石岭村. */
  readonly path: string;
  /** 0 for places directly below the town. */
  readonly depth: number;
}

export interface Town {
  readonly id: Id | undefined;
  readonly name: string | undefined;
  readonly places: readonly PlaceNode[];
}

const MAX_DEPTH = 4;

/** Sorts villages first, each with the places in it, then schools and venues of the town. */
const rank = (record: FoldedRecord): number => {
  const at = ['village', 'group'].indexOf(textField(record, 'form') ?? '');
  return at < 0 ? 2 : at;
};

const byName = (a: FoldedRecord, b: FoldedRecord): number =>
  rank(a) - rank(b) || compareNames(textField(a, 'name') ?? '', textField(b, 'name') ?? '');

/** Arranges places for the picker: by town, village, village group. Places without a known town come last. */
export function placeTree(records: readonly FoldedRecord[]): Town[] {
  const known = new Set(records.map(({ id }) => id));
  const children = groupBy(records, (record) => {
    const parent = textField(record, 'parent');
    return parent !== undefined && known.has(parent) ? parent : undefined;
  });
  const nodesUnder = (id: Id, path: string, depth: number): PlaceNode[] =>
    depth > MAX_DEPTH
      ? []
      : (children.get(id) ?? []).sort(byName).flatMap((record) => {
          const name = textField(record, 'name') ?? '';
          const own = { id: record.id, name, path: `${path} ${name}`, depth };
          return [own, ...nodesUnder(record.id, own.path, depth + 1)];
        });
  const roots = (children.get(undefined) ?? []).sort(byName);
  const towns = roots
    .filter((record) => textField(record, 'form') === 'town')
    .map((record) => {
      const name = textField(record, 'name') ?? '';
      return { id: record.id, name, places: nodesUnder(record.id, name, 0) };
    });
  const strays = roots
    .filter((record) => textField(record, 'form') !== 'town')
    .flatMap((record) => {
      const name = textField(record, 'name') ?? '';
      return [{ id: record.id, name, path: name, depth: 0 }, ...nodesUnder(record.id, name, 1)];
    });
  return strays.length ? [...towns, { id: undefined, name: undefined, places: strays }] : towns;
}

/** Finds places whose path contains every word of the search, best match first. */
export function searchPlaces(towns: readonly Town[], search: string): PlaceNode[] {
  const words = readLine(search).split(' ').map(searchKey);
  const all = towns.flatMap(({ id, name, places }) =>
    id !== undefined && name !== undefined ? [{ id, name, path: name, depth: 0 }, ...places] : places,
  );
  const first = words[0] ?? '';
  return all
    .filter(({ path }) => words.every((word) => searchKey(path).includes(word)))
    .sort((a, b) => Number(searchKey(b.name).startsWith(first)) - Number(searchKey(a.name).startsWith(first)));
}
