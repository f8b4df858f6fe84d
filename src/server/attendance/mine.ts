import type { Kysely } from 'kysely';
import { type Correction, correctionOf } from '../../domain/attendance/correction.ts';
import { workdaysOf } from '../../domain/attendance/workdays.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt, yearOf } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { recordDay, textField } from '../../domain/records/record.ts';
import type { OwnPresence } from '../../protocol/attendance/mine.ts';
import { readNames } from '../figures/names.ts';
import { creditClaims } from '../figures/service.ts';
import { presenceOf } from '../figures/service-records.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Reads what a member said against own hours, the earliest first. */
async function correctionsOf(db: Kysely<Database>, district: string, member: Id): Promise<readonly Correction[]> {
  const records = db.selectFrom('record').where('district', '=', district).orderBy('created_clock').orderBy('id');
  const asked = await records
    .where('kind', '=', 'correction')
    .where('member', '=', member)
    .select(recordColumns)
    .execute();
  if (asked.length === 0) return [];
  const days = await records.where('kind', '=', 'workday').where('deleted', '=', false).select(recordColumns).execute();
  const known = workdaysOf(days.map(recordFromRow));
  return asked.flatMap((row) => correctionOf(recordFromRow(row), known) ?? []);
}

/** Judges the actor's own claims of this year, as the figures count them. A volunteer's phone has no keys to do so. */
export async function ownPresence({ db, district, now }: ServerContext, actor: Actor): Promise<OwnPresence> {
  const year = yearOf(dayAt(now()));
  return inSnapshot(db, async (snapshot) => {
    const credited = creditClaims(await presenceOf(snapshot, district, actor.member));
    const corrections = await correctionsOf(snapshot, district, actor.member);
    const names = await readNames(snapshot, district, [
      ...credited.flatMap(({ claim }) => [claim.author ?? null, claim.ruledBy ?? null]),
      ...corrections.map(({ answeredBy }) => answeredBy ?? null),
    ]);
    const nameOf = (id: Id | undefined) => (id === undefined ? null : (names.get(id) ?? null));
    const claims = credited.map(({ claim, event, verdict, minutes }) => ({
      claim: claim.id,
      event: claim.event,
      title: (event && textField(event, 'title')) ?? null,
      day: (event && recordDay(event)) ?? claim.day,
      way: claim.way,
      state: verdict.state,
      why: verdict.state === 'asked' ? verdict.why : null,
      minutes,
      enteredBy: claim.author === actor.member ? null : nameOf(claim.author),
      ruledBy: nameOf(claim.ruledBy),
      because: claim.because ?? null,
      corrections: corrections
        .filter((each) => each.claim === claim.id)
        .map(({ ask, due, outcome, reply, answeredBy }) => ({
          ask,
          due,
          outcome: outcome ?? null,
          reply: reply ?? null,
          answeredBy: nameOf(answeredBy),
        })),
    }));
    return {
      year,
      claims: claims.filter(({ day }) => yearOf(day) === year).sort((a, b) => (a.day > b.day ? -1 : 1)),
    };
  });
}
