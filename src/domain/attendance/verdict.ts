import type { PlannedEvent } from '../events/event.ts';
import type { Id } from '../kernel/id.ts';
import type { Claim, EventKey } from './claim.ts';
import { provenBy, readProof, STEP_MS, stepAt, typedProof, typedText } from './code.ts';
import { minuteOf, plannedSpan, wholeDay } from './span.ts';

/**
 * Why somebody has to look at a claim:
 * - `clock`: the phone's clock, or that of the phone which showed the code, could not be corrected;
 * - `late`: the code was not on show when it was scanned; `outside`: it was, but not around the event;
 * - `forged`: no code of the event, or one that another member scanned; `repeated`: different codes were typed; `event`: the event was cancelled or withdrawn;
 * - `second`: another person has to agree: with who entered or showed the own presence, or with an entry made later.
 */
export const questions = ['clock', 'late', 'outside', 'forged', 'repeated', 'event', 'second'] as const;
export type Question = (typeof questions)[number];

/**
 * Whether a claim counts. `waiting`: the event or the key of its code has not arrived. `declined`: somebody said that
 * the member was not there. No verdict is stored; whoever holds the records computes the same.
 */
export type Verdict =
  | { readonly state: 'accepted' | 'waiting' | 'declined' }
  | { readonly state: 'asked'; readonly why: Question };

/** The event of a claim. `null`: it was withdrawn, or is none that was planned. `undefined`: it has not arrived. */
export type ClaimedEvent = PlannedEvent | null | undefined;

/** How long after the beginning of its step a code may be scanned: it is on show for 30 s. Milliseconds. */
const MAX_DELAY_MS = 90_000;
/** How early a scan may seem, since clocks are corrected to within seconds. Milliseconds. */
const MAX_EARLY_MS = 30_000;
/** Steps before and after the typed one that are tried, since a code is read aloud and typed slowly. */
const TYPED_STEPS = 10;
/** Minutes before and after an event in which its codes are shown. */
const AROUND = 120;

const accepted: Verdict = { state: 'accepted' };
const waiting: Verdict = { state: 'waiting' };
const asked = (why: Question): Verdict => ({ state: 'asked', why });

function isAround(event: PlannedEvent, time: number): boolean {
  const { from, to } = plannedSpan(event) ?? wholeDay(event.day);
  const minute = minuteOf(time);
  return minute >= from - AROUND && minute <= to + AROUND;
}

/** Tells whether an event is over so long that whoever was there is entered afterwards. */
export const isOver = (event: PlannedEvent, time: number): boolean =>
  minuteOf(time) > (plannedSpan(event) ?? wholeDay(event.day)).to + AROUND;

/** Accepts a code, unless it was on show on the claimant's own phone. */
const shownBy = (key: EventKey, claim: Claim): Verdict => (key.author === claim.member ? asked('second') : accepted);

function judgeScan(claim: Claim, event: PlannedEvent, keys: readonly EventKey[]): Verdict {
  const code = readProof(claim.proof);
  if (!code) return asked('forged');
  const key = keys.find(({ station }) => station === code.station);
  if (!key) return waiting;
  if (provenBy(key, code.step, claim.member) !== claim.proof) return asked('forged');
  if (!claim.isSure || !key.isSure) return asked('clock');
  const shown = code.step * STEP_MS + key.shift;
  const delay = claim.at - shown;
  if (delay < -MAX_EARLY_MS || delay > MAX_DELAY_MS) return asked('late');
  return isAround(event, shown) ? shownBy(key, claim) : asked('outside');
}

function stepsOf(claim: Claim, event: PlannedEvent, key: EventKey): readonly [first: number, last: number] {
  if (claim.isSure && key.isSure) {
    const step = stepAt(claim.at - key.shift);
    return [step - TYPED_STEPS, step + TYPED_STEPS];
  }
  const { from, to } = plannedSpan(event) ?? wholeDay(event.day);
  return [stepAt(from * 60_000 - key.shift), stepAt(to * 60_000 - key.shift)];
}

function judgeTyped(claim: Claim, event: PlannedEvent, keys: readonly EventKey[]): Verdict {
  if (keys.length === 0) return waiting;
  const isShownBy = (key: EventKey): boolean => {
    const [first, last] = stepsOf(claim, event, key);
    for (let step = first; step <= last; step++)
      if (typedProof(typedText(key, step), claim.member) === claim.proof) return true;
    return false;
  };
  const key = keys.find(isShownBy);
  if (!key) return asked('forged');
  return !claim.isSure || isAround(event, claim.at) ? shownBy(key, claim) : asked('outside');
}

/** Returns the members who typed different codes: all but one were guesses, and a guess may hit. */
function guessersOf(claims: readonly Claim[]): ReadonlySet<Id> {
  const typed = claims.filter(({ way }) => way === 'typed');
  const first = new Map<Id, string>();
  for (const { member, proof } of typed) if (!first.has(member)) first.set(member, proof);
  return new Set(typed.filter(({ member, proof }) => first.get(member) !== proof).map(({ member }) => member));
}

/**
 * Judges all claims of one event. Pure: server, organizer's and leader's phones come to the same verdicts, in whatever
 * order claims, keys and event arrive.
 * @param keys those of the event
 */
export function verdictsOf(
  event: ClaimedEvent,
  keys: readonly EventKey[],
  claims: readonly Claim[],
): ReadonlyMap<Id, Verdict> {
  const guessers = guessersOf(claims);
  const judge = (claim: Claim): Verdict => {
    if (claim.ruling) return claim.ruling === 'yes' ? accepted : { state: 'declined' };
    if (event === undefined) return waiting;
    if (event === null || event.phase === 'cancelled') return asked('event');
    switch (claim.way) {
      case 'code':
        return judgeScan(claim, event, keys);
      case 'typed':
        return guessers.has(claim.member) ? asked('repeated') : judgeTyped(claim, event, keys);
      case 'leader':
        return claim.author === claim.member || (claim.isSure && !isAround(event, claim.at))
          ? asked('second')
          : accepted;
      case 'later':
        return asked('second');
    }
  };
  return new Map(claims.map((claim) => [claim.id, judge(claim)]));
}
