import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysYear, rosterScope, squadYear } from '../../../src/domain/kernel/scope.ts';
import { DIGEST_BYTES } from '../../../src/protocol/sync/digest.ts';
import { digestLine, jsonbText } from '../../../src/protocol/sync/digest-line.ts';
import type { WireRecord } from '../../../src/protocol/sync/pull.ts';
import { readDistrict } from '../../../src/server/records/district.ts';
import { digest } from '../../../src/server/sync/digest.ts';
import { pull } from '../../../src/server/sync/pull.ts';
import { type District, freshId, makeDistrict, Phone, recordOf } from './fixture.ts';

let district: District;
let scope: string;
beforeAll(async () => {
  district = await makeDistrict();
  scope = squadYear(district.squads.one, 2026);
});
afterAll(() => district.close());

/** All that a new phone of the leader pulls, and where it stands then. */
async function pulled() {
  const device = freshId();
  const page = await pull(district.context, district.leader, { device, epoch: null, cursors: {} });
  expect(page.more).toBe(false);
  return page;
}

function sumOf(records: readonly WireRecord[], of: string): { count: number; digest: string } {
  const held = records.filter((record) => record.scope === of).sort((a, b) => (a.id < b.id ? -1 : 1));
  const hash = createHash('sha256').update(held.map(digestLine).join('\n'));
  return { count: held.length, digest: hash.digest('hex').slice(0, 2 * DIGEST_BYTES) };
}

const ask = (page: Awaited<ReturnType<typeof pulled>>) =>
  digest(district.context, district.leader, { epoch: page.epoch, cursors: page.cursors });

describe('the digest of a scope', () => {
  it('is the same from the server’s rows and from what a phone pulled: with edits, conflicts, reviews, odd texts', async () => {
    const [phone, mate] = [
      new Phone(district.context, district.volunteer),
      new Phone(district.context, district.leader),
    ];
    const first = phone.leaflet({
      note: '引号 " 反斜杠 \\ 表情 😀',
      hours: 1.5,
    });
    await phone.send(first, phone.leaflet({ place: district.places.upper }));
    const seen = await recordOf(district, first.id);
    await phone.send(phone.edit(seen, { quantity: 11 }));
    await mate.send(mate.edit(seen, { quantity: 12 }));
    const gone = phone.leaflet();
    await phone.send(gone);
    await phone.send(phone.edit(await recordOf(district, gone.id), { deleted: true }));
    const review = { verdict: 'verified' as const, of: (await recordOf(district, first.id)).clocks.quantity ?? '' };
    await mate.send(mate.edit(await recordOf(district, first.id), { review }));
    const page = await pulled();
    expect(page.records.some(({ conflicts, clocks }) => conflicts && clocks)).toBe(true);
    const { scopes } = await ask(page);
    expect(Object.keys(scopes).sort()).toEqual(Object.keys(page.cursors).sort());
    for (const each of Object.keys(scopes)) expect([each, scopes[each]]).toEqual([each, sumOf(page.records, each)]);
    expect(scopes[scope]?.count).toBe(2);
  });

  it('is not given for a scope that has moved on, may not be read, or is of another epoch', async () => {
    const page = await pulled();
    const phone = new Phone(district.context, district.volunteer);
    await phone.send(phone.leaflet());
    const { scopes } = await digest(district.context, district.volunteer, {
      epoch: page.epoch,
      cursors: { ...page.cursors, [squadYear(district.squads.two, 2026)]: 99_999, members: 99_999 },
    });
    const withheld = [squadYear(district.squads.one, 2026), rosterScope(district.squads.one), keysYear(2026)];
    const unmoved = Object.keys(page.cursors).filter((name) => !withheld.includes(name));
    expect(Object.keys(scopes).sort()).toEqual(unmoved.sort());
    const other = await digest(district.context, district.leader, { epoch: freshId(), cursors: page.cursors });
    expect(other).toMatchObject({ epoch: page.epoch, scopes: {} });
  });

  it('differs when a row was changed, added or removed behind the server’s back', async () => {
    const page = await pulled();
    const same = (await ask(page)).scopes[scope];
    expect(same).toEqual(sumOf(page.records, scope));
    const { db } = district.context;
    const at = page.records.find((record) => record.scope === scope)?.id ?? '';
    const found: unknown[] = [];
    await db
      .transaction()
      .execute(async (transaction) => {
        const asked = () =>
          digest({ ...district.context, db: transaction }, district.leader, {
            epoch: page.epoch,
            cursors: page.cursors,
          });
        const row = await transaction.selectFrom('record').selectAll().where('id', '=', at).executeTakeFirstOrThrow();
        await transaction
          .updateTable('record')
          .set({ fields: { ...row.fields, quantity: 1 } })
          .where('id', '=', at)
          .execute();
        found.push((await asked()).scopes[scope]);
        await transaction.deleteFrom('record').where('id', '=', at).execute();
        found.push((await asked()).scopes[scope]);
        const copies = [at, freshId()].map((id) => ({ ...row, id }));
        await transaction.insertInto('record').values(copies).execute();
        found.push((await asked()).scopes[scope]);
        throw new Error('undo');
      })
      .catch(() => undefined);
    expect(found).toHaveLength(3);
    for (const sum of found) expect(sum).not.toEqual(same);
    expect((await readDistrict(db, district.context.district)).head).toBe(page.head);
  });

  it('writes any JSON as PostgreSQL does', async () => {
    const key = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    const text = fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll('\u0000', ''));
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const plain = fc.oneof(text, number, fc.boolean(), fc.constant(null));
    const value = fc.dictionary(key, fc.oneof(plain, fc.array(plain), fc.dictionary(key, plain)));
    const values = fc.sample(value, 500);
    const { rows } = await sql<{ text: string }>`
      SELECT value::text AS text FROM jsonb_array_elements(${JSON.stringify(values)}::jsonb) WITH ORDINALITY AS each (value, at)
      ORDER BY at
    `.execute(district.context.db);
    expect(values.map((each) => jsonbText(JSON.parse(JSON.stringify(each))))).toEqual(rows.map((row) => row.text));
  });
});
