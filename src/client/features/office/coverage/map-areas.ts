import { type Area, type Match, matchAreas } from '../../../../domain/coverage/map.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import type { PlaceRow } from './place-rows.ts';

/** An area by its place: reached, not reached, in another selection than the page's, or without a place. */
export type AreaState = 'reached' | 'none' | 'outside' | 'unmatched';

export const areaStates: readonly AreaState[] = ['reached', 'none', 'outside', 'unmatched'];

/** An area of the map as the page shows it. */
export interface MapArea {
  /** Its number in the stored map. */
  readonly at: number;
  readonly area: Area;
  readonly match: Match | undefined;
  /** Its place, if the page's filter shows it. */
  readonly row: PlaceRow | undefined;
  readonly state: AreaState;
}

/** Matches the areas of a map with the places of a form that the page lists. */
export function mapAreas(
  areas: readonly Area[],
  places: readonly FoldedRecord[],
  form: string,
  rows: readonly PlaceRow[],
): MapArea[] {
  const listed = new Map(rows.map((row) => [row.id, row]));
  const matches = matchAreas(areas, places, form);
  return areas.map((area, at) => {
    const match = matches[at];
    const row = match && listed.get(match.place);
    const state = row ? (row.reached ? 'reached' : 'none') : match ? 'outside' : 'unmatched';
    return { at, area, match, row, state };
  });
}
