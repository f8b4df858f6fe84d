import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt, yearOf } from '../../domain/kernel/day.ts';
import { recordDay, textField } from '../../domain/records/record.ts';
import type { OwnPresence } from '../../protocol/attendance/mine.ts';
import { creditClaims } from '../figures/service.ts';
import { presenceOf } from '../figures/service-records.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';

/** Judges the actor's own claims of this year, as the figures count them. A volunteer's phone has no keys to do so. */
export async function ownPresence({ db, district, now }: ServerContext, actor: Actor): Promise<OwnPresence> {
  const year = yearOf(dayAt(now()));
  const records = await inSnapshot(db, (snapshot) => presenceOf(snapshot, district, actor.member));
  const claims = creditClaims(records).map(({ claim, event, verdict, minutes }) => ({
    claim: claim.id,
    event: claim.event,
    title: (event && textField(event, 'title')) ?? null,
    day: (event && recordDay(event)) ?? claim.day,
    way: claim.way,
    state: verdict.state,
    why: verdict.state === 'asked' ? verdict.why : null,
    minutes,
  }));
  return {
    year,
    claims: claims.filter(({ day }) => yearOf(day) === year).sort((a, b) => (a.day > b.day ? -1 : 1)),
  };
}
