import { registerAt, registerKinds } from '../../domain/figures/register-at.ts';
import type { RegisterQuery, RegisterResponse } from '../../protocol/figures/register.ts';
import type { ServerContext } from '../platform/context.ts';
import { changeColumns, changeFromRow } from '../records/rows/change-row.ts';

/** Answers the numbers of the register at the end of a day, from the changes of its records. */
export async function register({ db, district }: ServerContext, { day }: RegisterQuery): Promise<RegisterResponse> {
  const rows = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('record', 'in', (known) =>
      known.selectFrom('record').where('district', '=', district).where('kind', 'in', registerKinds).select('id'),
    )
    .select(changeColumns)
    .execute();
  return { day, figures: registerAt(rows.map(changeFromRow), day) };
}
