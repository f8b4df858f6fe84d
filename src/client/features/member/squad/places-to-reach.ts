import { placesAbove, type Work } from '../../../../domain/coverage/coverage.ts';
import { namesInTown, type Reached, reachedPlaces } from '../../../../domain/coverage/reached.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { compareNames } from '../../../records/compare-names.ts';

/** A place of the squad's town. */
export interface PlaceToReach {
  readonly id: Id;
  /** With the village in which it lies. */
  readonly name: string;
  readonly form: string;
  readonly reached: Reached | undefined;
}

/**
 * Lists the places of a town: never reached first, then by the oldest work.
 * @param works the squad's work
 */
export function placesToReach(town: Id, places: readonly FoldedRecord[], works: readonly Work[]): PlaceToReach[] {
  const above = placesAbove(places);
  const nameOf = namesInTown(places, above);
  const reached = reachedPlaces(works, above, { work: 'any' });
  return places
    .filter(({ id }) => id !== town && above(id).includes(town))
    .map((place) => ({
      id: place.id,
      name: nameOf(place.id),
      form: textField(place, 'form') ?? '',
      reached: reached.get(place.id),
    }))
    .sort((a, b) => (a.reached?.last ?? '').localeCompare(b.reached?.last ?? '') || compareNames(a.name, b.name));
}
