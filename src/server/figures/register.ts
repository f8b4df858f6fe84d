import type { Kysely } from 'kysely';
import { type RegisterNumbers, registerAt, registerKinds } from '../../domain/figures/register-at.ts';
import type { Day } from '../../domain/kernel/day.ts';
import type { RegisterQuery, RegisterResponse } from '../../protocol/figures/register.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { changeColumns, changeFromRow } from '../records/rows/change-row.ts';

/** Reads the changes of the register once, and returns its numbers at the end of any day. */
export async function readRegister(db: Kysely<Database>, district: string): Promise<(day: Day) => RegisterNumbers> {
  const rows = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('record', 'in', (known) =>
      known.selectFrom('record').where('district', '=', district).where('kind', 'in', registerKinds).select('id'),
    )
    .select(changeColumns)
    .execute();
  const changes = rows.map(changeFromRow);
  const known = new Map<Day, RegisterNumbers>();
  return (day) => {
    const numbers = known.get(day) ?? registerAt(changes, day);
    known.set(day, numbers);
    return numbers;
  };
}

/** Answers the numbers of the register at the end of a day, from the changes of its records. */
export async function register({ db, district }: ServerContext, { day }: RegisterQuery): Promise<RegisterResponse> {
  return { day, figures: (await readRegister(db, district))(day) };
}
