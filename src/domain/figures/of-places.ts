import type { venueTypes } from '../records/kinds/place.ts';

type VenueType = (typeof venueTypes)[number];

/** Villages, venues and pledges of a period: what figures of different places and households are counted from. */
export interface PlacesReached {
  readonly coverage: readonly {
    readonly records: number;
    readonly households: number | null;
    readonly population: number | null;
  }[];
  readonly venues: readonly { readonly type: string; readonly reached: number }[];
  readonly pledged?: { readonly households: number } | undefined;
}

const medical: readonly VenueType[] = ['hospital', 'clinic', 'pharmacy'];
const entertainment: readonly VenueType[] = ['internet', 'entertainment', 'hotel'];

const reachedVenues = ({ venues }: PlacesReached, types: readonly string[]): number =>
  venues.reduce((sum, { type, reached }) => sum + (types.includes(type) ? reached : 0), 0);

const sumReached = ({ coverage }: PlacesReached, of: 'households' | 'population'): number =>
  coverage.reduce((sum, village) => sum + (village.records > 0 ? (village[of] ?? 0) : 0), 0);

const counts: Readonly<Record<string, (places: PlacesReached) => number>> = {
  'place.reached': ({ coverage }) => coverage.filter(({ records }) => records > 0).length,
  'place.reachedHouseholds': (places) => sumReached(places, 'households'),
  'place.reachedPeople': (places) => sumReached(places, 'population'),
  'pledge.households': ({ pledged }) => pledged?.households ?? 0,
  'outreach.medical': (places) => reachedVenues(places, medical),
  'outreach.venues': (places) => reachedVenues(places, entertainment),
};

/** Tells whether a figure counts different places or households, so that it is no sum of records. */
export const isOfPlaces = (id: string): boolean => Object.hasOwn(counts, id);

/**
 * Counts a figure of different places or households.
 * @returns undefined for another figure, and where nothing was found: whether it was none, the office must say
 */
export const countPlaces = (id: string, places: PlacesReached): number | undefined =>
  (isOfPlaces(id) ? counts[id]?.(places) : undefined) || undefined;
