import { newId } from '../../domain/kernel/id.ts';
import type { Draft, Step, Work } from '../draft.ts';
import type { Random } from '../random.ts';
import { returnReasons } from '../words/notes.ts';
import type { Person, World } from '../world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Share of the reviewed records that are verified. Not all records are reviewed. */
const VERIFIED = 0.9;
const MISTYPED = 0.008;
const ENTERED_TWICE = 0.006;

/** Chooses the reviewer: the squad's leader, or the office for a leader's work and for work without a squad. */
function reviewerOf(work: Work, { squads, officers }: World): Person | undefined {
  const leader = squads.find(({ id }) => id === work.fields.squad)?.leader;
  const foreign = leader && work.by !== leader.id && work.fields.member !== leader.id;
  return foreign ? leader : officers.at(-1);
}

/** Draws the evening of the review, 1 to 6 days later. */
const evening = (at: number, random: Random): number => {
  const midnight = at - ((at + 8 * 60 * MINUTE) % DAY);
  return midnight + random.int(1, 6) * DAY + random.int(19 * 60, 22 * 60) * MINUTE;
};

/** Makes the step of a review, which may lie in the future. */
const verdict = (by: Person, at: number, review: NonNullable<Step['review']>): Step => ({
  by: by.id,
  at,
  fields: {},
  review,
});

const creation = (work: Work, fields: Work['fields'] = work.fields): Step => ({ by: work.by, at: work.at, fields });

/** Makes a record with one digit too many, which is returned, corrected and verified. */
function mistyped(work: Work, reviewer: Person, now: number, random: Random): Draft | undefined {
  const { quantity } = work.fields;
  if (work.kind !== 'leaflet' || typeof quantity !== 'number') return undefined;
  const returned = evening(work.at, random);
  const corrected = returned + random.int(30, 3_000) * MINUTE;
  const verified = evening(corrected, random);
  if (verified > now) return undefined;
  return {
    id: work.id,
    kind: work.kind,
    steps: [
      creation(work, { ...work.fields, quantity: quantity * 10 }),
      verdict(reviewer, returned, { verdict: 'returned', reason: returnReasons.tooMuch }),
      { by: work.by, at: corrected, fields: { quantity } },
      verdict(reviewer, verified, { verdict: 'verified' }),
    ],
  };
}

/** Makes a duplicate, which is sent back and counts for nothing. */
function enteredTwice(work: Work, reviewer: Person, now: number, random: Random): Draft[] {
  const at = work.at + random.int(2, 50) * MINUTE;
  const returned = evening(at, random);
  const id = newId(at, random.bytes);
  if (returned > now) return [];
  const again = verdict(reviewer, returned, { verdict: 'returned', reason: returnReasons.twice });
  return [{ id, kind: work.kind, steps: [{ ...creation(work), at }, again] }];
}

/** Reviews the work: most is verified, some waits, a little is sent back. */
export function review(works: readonly Work[], world: World, now: number, random: Random): Draft[] {
  return works.flatMap((work): Draft[] => {
    const plain: Draft = { id: work.id, kind: work.kind, steps: [creation(work)] };
    const reviewer = reviewerOf(work, world);
    if (!reviewer) return [plain];
    const wrong = random.chance(MISTYPED) ? mistyped(work, reviewer, now, random) : undefined;
    if (wrong) return [wrong];
    const twice = work.kind !== 'event' && random.chance(ENTERED_TWICE);
    const again = twice ? enteredTwice(work, reviewer, now, random) : [];
    const at = evening(work.at, random);
    if (!random.chance(VERIFIED) || at > now) return [plain, ...again];
    return [{ ...plain, steps: [creation(work), verdict(reviewer, at, { verdict: 'verified' })] }, ...again];
  });
}
