import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, textField } from '../records/record.ts';
import { type Aim, meetsAim, type PlacesAbove, type Work } from './coverage.ts';

/** How a place was reached: by so many records, on this day last. */
export interface Reached {
  readonly records: number;
  readonly last: Day;
}

/** Returns the places that work reached. Work in a place also reaches those in which it lies. */
export function reachedPlaces(works: readonly Work[], above: PlacesAbove, aim: Aim): ReadonlyMap<Id, Reached> {
  const reached = new Map<Id, Reached>();
  for (const work of works) {
    if (!meetsAim(aim, work)) continue;
    for (const place of above(work.place)) {
      const before = reached.get(place);
      const last = before && before.last > work.day ? before.last : work.day;
      reached.set(place, { records: (before?.records ?? 0) + work.records, last });
    }
  }
  return reached;
}

/** Returns how a place is named in its town: after the village in which it lies. */
export function namesInTown(places: readonly FoldedRecord[], above: PlacesAbove): (place: Id) => string {
  const byId = new Map(places.map((place) => [place.id, place]));
  const isTown = (id: Id) => byId.get(id)?.fields.form === 'town';
  const nameOf = (id: Id) => {
    const place = byId.get(id);
    return place && textField(place, 'name');
  };
  return (place) =>
    above(place)
      .filter((id) => id === place || !isTown(id))
      .flatMap((id) => nameOf(id) ?? [])
      .reverse()
      .join(' ');
}
