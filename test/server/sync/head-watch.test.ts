import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDistrict } from '../../../src/server/records/district.ts';
import { headFile, lookAtHead, watchHeads } from '../../../src/server/sync/head-watch.ts';
import { type District, makeDistrict, Phone } from './fixture.ts';

let district: District;
let dataDir: string;
beforeAll(async () => {
  district = await makeDistrict();
  dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-head-'));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await district.close();
});

const state = () => readDistrict(district.context.db, district.context.district);
const goBack = (by: number) =>
  district.context.db
    .updateTable('district')
    .set(({ eb }) => ({ head: eb('head', '-', by) }))
    .where('id', '=', district.context.district)
    .execute();

test('a sequence that has gone back gets a new epoch, once, whichever server looks first', async () => {
  const memory = headFile(dataDir, district.context.district);
  const { epoch } = await state();
  expect(await lookAtHead(district.context, memory)).toBe(false);
  await new Phone(district.context, district.volunteer).send(new Phone(district.context, district.volunteer).leaflet());
  expect(await lookAtHead(district.context, memory)).toBe(false);
  expect((await state()).epoch).toBe(epoch);

  await goBack(1);
  const looks = await Promise.all([lookAtHead(district.context, memory), lookAtHead(district.context, memory)]);
  expect(looks).toContain(true);
  const renewed = (await state()).epoch;
  expect(renewed).not.toBe(epoch);
  expect(await lookAtHead(district.context, headFile(dataDir, district.context.district))).toBe(false);
  expect((await state()).epoch).toBe(renewed);
});

test('a backup that is restored a second time does not bring its old epoch back', async () => {
  const memory = headFile(dataDir, district.context.district);
  await lookAtHead(district.context, memory);
  const backup = await state();
  const restore = () =>
    district.context.db
      .updateTable('district')
      .set({ epoch: backup.epoch, head: backup.head })
      .where('id', '=', district.context.district)
      .execute();
  const phone = new Phone(district.context, district.volunteer);
  await phone.send(phone.leaflet());
  await lookAtHead(district.context, memory);
  await restore();
  expect(await lookAtHead(district.context, memory)).toBe(true);
  await restore();
  expect(await lookAtHead(district.context, memory)).toBe(true);
  expect((await state()).epoch).not.toBe(backup.epoch);
  expect(await lookAtHead(district.context, memory)).toBe(false);
});

test('an epoch that the operator renewed, with nothing lost, is left as it is', async () => {
  const memory = headFile(dataDir, district.context.district);
  await lookAtHead(district.context, memory);
  const epoch = '00000000-0000-7000-8000-0000000000e1';
  const { db, district: id } = district.context;
  await db.updateTable('district').set({ epoch }).where('id', '=', id).execute();
  expect(await lookAtHead(district.context, memory)).toBe(false);
  expect((await state()).epoch).toBe(epoch);
});

test('a damaged file counts as none, and the watch looks at its start and at its end', async () => {
  await writeFile(join(dataDir, 'sequences', `${district.context.district}.json`), '{"head":');
  const told: unknown[] = [];
  const events = { renewed: (id: string) => told.push(id), failed: (thrown: unknown) => told.push(thrown) };
  const stop = await watchHeads(district.context, (id) => headFile(dataDir, id), events, 3_600_000);
  expect(told).toEqual([]);
  await goBack(1);
  await stop();
  expect(told).toEqual([district.context.district]);
});
