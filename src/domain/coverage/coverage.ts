import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { isSomewhere, type KindName } from '../records/kinds/index.ts';
import { contributionsOf, type FoldedRecord, recordDay, textField } from '../records/record.ts';

/** Work at a place: one record, or several of the same kind, place, squad and growth stage. */
export interface Work {
  readonly kind: KindName;
  readonly place: Id;
  readonly squad: Id | null;
  readonly stage: string | null;
  /** The day of the work, of several records the last. */
  readonly day: Day;
  readonly records: number;
}

/** Returns the work that a record tells of; undefined if it counts nowhere, is only planned, or names no place. */
export function workOf(record: FoldedRecord): Work | undefined {
  const [place, day] = [textField(record, 'place'), recordDay(record)];
  if (!place || !day || !isSomewhere(record.kind)) return undefined;
  // Hours alone reach nobody.
  if (!contributionsOf(record).some(({ figure, quantity }) => figure !== 'service.hours' && quantity !== 0))
    return undefined;
  return {
    kind: record.kind,
    place,
    squad: textField(record, 'squad') ?? null,
    stage: textField(record, 'stage') ?? null,
    day,
    records: 1,
  };
}

/** Limit for the chain of parents, so that a cycle in the data ends. */
const MAX_DEPTH = 8;

/** Returns a place and all places in which it lies. */
export type PlacesAbove = (place: Id) => readonly Id[];

/** Reads from records of places what lies in what. */
export function placesAbove(places: readonly FoldedRecord[]): PlacesAbove {
  const parents = new Map(places.map((place) => [place.id, textField(place, 'parent')]));
  return (place) => {
    const above: Id[] = [];
    for (let at: Id | undefined = place; at !== undefined && above.length < MAX_DEPTH; at = parents.get(at))
      above.push(at);
    return above;
  };
}

/** The work that reaches a place: of one kind, or `any`; of a growth stage, if it names one. */
export interface Aim {
  readonly work: string;
  readonly stage?: string | null | undefined;
}

/** Tells whether work is what was aimed at. */
export const meetsAim = ({ work, stage }: Aim, done: Work): boolean =>
  (work === 'any' || done.kind === work) && (!stage || done.stage === stage);
