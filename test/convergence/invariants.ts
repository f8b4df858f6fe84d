import { expect } from 'vitest';
import type { FieldValue } from '../../src/domain/field.ts';
import type { Id } from '../../src/domain/id.ts';
import { mayReadScope } from '../../src/domain/scope.ts';
import { recordColumns, recordFromRow } from '../../src/server/database/record-row.ts';
import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import { actorOf } from '../../src/server/sync/actor.ts';
import type { District } from '../server/sync/fixture.ts';
import { must } from '../support/must.ts';
import type { Phone } from './phone.ts';

type Shown = Record<Id, Readonly<Record<string, FieldValue>>>;

/**
 * Nothing saved is lost: each change is on the server once, or on the phone with a reason, or was mended. What was
 * mended and yet arrived by a stray copy was taken back there.
 */
async function checkNothingLost({ context }: District, phone: Phone, saved: readonly Id[]): Promise<void> {
  const rows = await context.db
    .selectFrom('change')
    .where('district', '=', context.district)
    .select(['id', 'record'])
    .execute();
  const alive = new Set(
    (await context.db.selectFrom('record').where('deleted', '=', false).select('id').execute()).map(({ id }) => id),
  );
  const times = new Map<Id, number>();
  for (const { id } of rows) times.set(id, (times.get(id) ?? 0) + 1);
  for (const id of saved) {
    const change = await phone.store.change(id);
    const where = `${phone.name}: change ${id} is ${change?.state}`;
    expect(change?.state, where).toMatch(/^(acknowledged|refused|held|withdrawn)$/);
    if (change?.state === 'withdrawn' && change.record === id) expect(alive.has(id), where).toBe(false);
    else if (change?.state !== 'withdrawn')
      expect(times.get(id) ?? 0, where).toBe(change?.state === 'acknowledged' ? 1 : 0);
    if (change?.state === 'refused') expect(change.refusal?.code, where).toBeTruthy();
  }
}

/** What the phone shows of the scopes that it holds is what the server has, no more and no less. */
async function checkView({ context }: District, phone: Phone): Promise<void> {
  const { sync } = must(await phone.store.state());
  const actor = await actorOf(context, phone.actor.member);
  const scopes = Object.keys(sync.cursors);
  for (const scope of scopes) expect(actor && mayReadScope(actor, scope), `${phone.name} holds ${scope}`).toBe(true);
  const rows = await context.db
    .selectFrom('record')
    .where('district', '=', context.district)
    .where('scope', 'in', scopes)
    .where('deleted', '=', false)
    .select(recordColumns)
    .execute();
  const refused = new Set((await phone.store.undelivered()).map(({ record }) => record));
  const server: Shown = {};
  for (const row of rows) if (!refused.has(row.id)) server[row.id] = recordFromRow(row).fields;
  const shown: Shown = {};
  const known = await context.db.selectFrom('record').select(['id', 'scope']).execute();
  for (const local of await phone.store.records(known.map(({ id }) => id))) {
    if (!local || refused.has(local.id)) continue;
    const scope = known.find(({ id }) => id === local.id)?.scope ?? '';
    // Own work of a year that the phone does not hold stays in sight from its own words.
    if (!scopes.includes(scope) && local.record.author === phone.actor.member) continue;
    if (local.record.fields.deleted !== true) shown[local.id] = local.record.fields;
  }
  expect(shown, phone.name).toEqual(server);
}

/** All that must be true once everybody has been online for a while. */
export async function checkInvariants(
  district: District,
  phones: readonly Phone[],
  saved: ReadonlyMap<Phone, readonly Id[]>,
): Promise<void> {
  for (const phone of phones) {
    await checkNothingLost(district, phone, saved.get(phone) ?? []);
    await checkView(district, phone);
  }
  const { differences } = await verifyFigures(district.context.db, district.context.district);
  expect(differences).toEqual([]);
}
