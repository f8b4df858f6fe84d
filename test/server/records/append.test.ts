import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendChanges, appendTrusted } from '../../../src/server/records/append.ts';
import { type District, freshId, makeDistrict, NOON, Phone, recordOf } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

const head = async () =>
  (
    await district.context.db
      .selectFrom('district')
      .where('id', '=', 'qingyuan')
      .select('head')
      .executeTakeFirstOrThrow()
  ).head;

test('drafts may point to what the same call makes', async () => {
  const [town, village] = [freshId(), freshId()];
  const before = await head();
  const result = await appendChanges(district.context, district.officer, [
    { id: town, kind: 'place', fields: { name: '南镇', form: 'town' } },
    { id: village, kind: 'place', fields: { name: '南村', form: 'village', parent: town } },
  ]);
  expect(result).toEqual({ ok: true, value: { head: before + 2 } });
  expect((await recordOf(district, village)).fields).toMatchObject({ parent: town });
  expect((await recordOf(district, village)).author).toBe(district.officer.member);
});

test('one bad draft, and none is written', async () => {
  const good = freshId();
  const before = await head();
  const result = await appendChanges(district.context, district.officer, [
    { id: good, kind: 'place', fields: { name: '北镇', form: 'town' } },
    { id: freshId(), kind: 'place', fields: { name: '北村', form: 'village', parent: freshId() } },
    { id: freshId(), kind: 'place', fields: { form: 'town' } },
  ]);
  expect(result).toEqual({
    ok: false,
    error: [
      { index: 1, code: 'reference_unknown', field: 'parent', target: 'place' },
      { index: 2, code: 'required', field: 'name' },
    ],
  });
  expect(await head()).toBe(before);
  await expect(recordOf(district, good)).rejects.toThrow();
});

test('rights are checked as in a push', async () => {
  const draft = { id: freshId(), kind: 'place', fields: { name: '中镇', form: 'town' } } as const;
  expect(await appendChanges(district.context, district.leader, [draft])).toEqual({
    ok: false,
    error: [{ index: 0, code: 'forbidden_kind' }],
  });
});

test('an edit wins over what stands, phones ahead of time included, and leaves no conflict', async () => {
  const office = new Phone(district.context, district.officer);
  const place = office.create('place', { name: '旧名', form: 'town' }, NOON + 4 * 60_000);
  await office.send(place);
  await appendChanges(district.context, district.officer, [
    { id: freshId(), record: place.id, kind: 'place', fields: { name: '新名' } },
  ]);
  const record = await recordOf(district, place.id);
  expect(record.fields.name).toBe('新名');
  expect(record.conflicts).toBeUndefined();
});

test('who is trusted needs no right, but good values', async () => {
  const member = freshId();
  const made = await appendTrusted(district.context, member, [
    { id: member, kind: 'member', fields: { name: '孙丽', role: 'administrator' } },
  ]);
  expect(made.ok).toBe(true);
  expect((await recordOf(district, member)).author).toBe(member);
  const bad = await appendTrusted(district.context, member, [
    { id: freshId(), kind: 'member', fields: { name: '', role: 'king' } },
  ]);
  expect(bad).toEqual({ ok: false, error: [{ index: 0, code: 'required', field: 'name' }] });
});

test('a transaction of the caller takes the changes back with it', async () => {
  const id = freshId();
  const work = district.context.db.transaction().execute(async (db) => {
    await appendTrusted({ ...district.context, db }, district.administrator.member, [
      { id, kind: 'place', fields: { name: '无镇', form: 'town' } },
    ]);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  await expect(recordOf(district, id)).rejects.toThrow();
});
