import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, recordDay, textField } from '../../../../domain/records/record.ts';
import { compareNames } from '../../../records/compare-names.ts';

interface VillageVisit {
  readonly village: Id;
  readonly name: string;
  /** The last day on which a record names the village or a place in it; undefined if never. */
  readonly last: Day | undefined;
}

const MAX_DEPTH = 4;

/** The village that a place is or belongs to; undefined for a town and places directly below it. */
function villageOf(id: Id | undefined, places: ReadonlyMap<Id, FoldedRecord>, depth = 0): Id | undefined {
  const place = id === undefined || depth > MAX_DEPTH ? undefined : places.get(id);
  if (!place) return undefined;
  return textField(place, 'form') === 'village' ? place.id : villageOf(textField(place, 'parent'), places, depth + 1);
}

/**
 * Lists a town's villages: never visited first, then by the oldest visit.
 * @param records the squad's counted activities
 */
export function villagesToCover(
  town: Id,
  places: readonly FoldedRecord[],
  records: readonly FoldedRecord[],
): VillageVisit[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const last = new Map<Id, Day>();
  for (const record of records) {
    const village = villageOf(textField(record, 'place'), byId);
    const day = recordDay(record);
    if (village !== undefined && day !== undefined && day > (last.get(village) ?? '')) last.set(village, day);
  }
  return places
    .filter((place) => textField(place, 'form') === 'village' && textField(place, 'parent') === town)
    .map((place) => ({ village: place.id, name: textField(place, 'name') ?? '', last: last.get(place.id) }))
    .sort((a, b) => (a.last ?? '').localeCompare(b.last ?? '') || compareNames(a.name, b.name));
}
