import { placesAbove, type Work } from '../../../../domain/coverage/coverage.ts';
import { namesInTown, type Reached, reachedPlaces } from '../../../../domain/coverage/reached.ts';
import { groupBy } from '../../../../domain/kernel/group-by.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { compareNames } from '../../../records/compare-names.ts';
import type { CoverageFilter } from './coverage-query.ts';

/** A place of the chosen sort, with how it was reached. */
export interface PlaceRow {
  readonly id: Id;
  /** With the village in which it lies, without the town. */
  readonly name: string;
  readonly town: Id | undefined;
  readonly townName: string | undefined;
  readonly reached: Reached | undefined;
}

/** Lists places of a sort by town, with the work that reached each. */
export function placeRows(
  places: readonly FoldedRecord[],
  works: readonly Work[],
  { form, town, work, stage }: Pick<CoverageFilter, 'form' | 'town' | 'work' | 'stage'>,
): PlaceRow[] {
  const above = placesAbove(places);
  const nameOf = namesInTown(places, above);
  const towns = new Set(places.flatMap(({ id, fields }) => (fields.form === 'town' ? id : [])));
  const reached = reachedPlaces(works, above, { work, stage });
  return places
    .filter((place) => place.fields.form === form)
    .map(({ id }) => {
      const inTown = above(id).find((each) => towns.has(each));
      return {
        id,
        name: nameOf(id),
        town: inTown,
        townName: inTown && nameOf(inTown),
        reached: reached.get(id),
      };
    })
    .filter((row) => town === undefined || row.town === town)
    .sort((a, b) => compareNames(a.townName ?? '', b.townName ?? '') || compareNames(a.name, b.name));
}

/** Groups rows by town, in their order. */
export const byTown = (rows: readonly PlaceRow[]): [string | undefined, PlaceRow[]][] => [
  ...groupBy(rows, ({ townName }) => townName),
];
