import type { PlannedEvent } from '../events/event.ts';
import type { Claim } from './claim.ts';
import { type HeldEvent, servedSpan } from './hours.ts';

/** Minutes from which an entry made afterwards is shown to the office. */
const LONG = 120;
/** People of one event, entered afterwards by one person, above which they are shown to the office. */
export const MANY_LATER = 5;

/** Tells whether an entry made afterwards is one that the office should look at. */
export const isLargeLater = ({ minutes, together }: { readonly minutes: number; readonly together: number }) =>
  minutes >= LONG || together > MANY_LATER;

/**
 * Returns the minutes that a claim asks for, whether it counts or not.
 * @param held the event as closed; before it is closed, its plan decides
 */
export function claimedMinutes(claim: Claim, event: PlannedEvent, held: HeldEvent | undefined): number {
  const known = held ?? { ...event, finished: undefined, given: undefined };
  const span = servedSpan({ claim, event: known });
  return span ? span.to - span.from : (known.given ?? 0);
}
