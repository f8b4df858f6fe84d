import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { promisify } from 'node:util';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPhotos, type PhotoCheck } from '../../src/server/backup/verify.ts';
import { createFileStore } from '../../src/server/photos/file-store.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { builtServer } from '../support/e2e-build.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { addPhotos } from '../support/e2e-photos.ts';
import { leafletsOnServer } from '../support/e2e-saved.ts';
import { readPhone } from '../support/e2e-saving.ts';
import { amount, join, pickPlace, save } from '../support/e2e-steps.ts';
import { openTip } from '../support/e2e-tip-pages.ts';
import { postTip } from '../support/e2e-tip-post.ts';
import { type PreparedOffice, prepareOffice } from '../support/e2e-tips.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let world: World;
let district: SmallDistrict;
let office: PreparedOffice;
let phone: RestartableDevice;
let mate: RestartableDevice;

beforeAll(async () => {
  // With the embedded PostgreSQL, as installed by default.
  world = await openWorld();
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  [phone, mate] = await Promise.all([newRestartableDevice(), newRestartableDevice()]);
  for (const [device, member] of [
    [phone, district.members.volunteer],
    [mate, district.members.mate],
  ] as const) {
    await join(device.page(), await world.invite(member));
    await readyForOffline(device.page());
  }
});
afterAll(async () => {
  await Promise.all([phone, mate].map((device) => device?.throwAway()));
  await world.close();
});

const PATIENCE = { timeout: 90_000, interval: 300 };

/** Runs a sub-command of the server's program on the world's data. */
async function command(...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: world.dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [...builtServer, ...args], { env });
  return stdout;
}

/** Logs leaflets, one record for each amount; the last one gets `photo`. */
async function log(device: RestartableDevice, amounts: readonly number[], photo?: number): Promise<void> {
  for (const each of amounts) {
    const page = await device.open(`${world.url}/log/leaflet`);
    const isLast = each === amounts.at(-1);
    if ((await page.getByRole('button', { name: /^地点/ }).getByText('上河村').count()) === 0)
      await pickPlace(page, '上河村');
    await amount(page).fill(String(each));
    if (isLast && photo !== undefined) await addPhotos(page, [photo]);
    await save(page);
  }
}

/** Waits until the server has acknowledged everything, photos included. */
async function allSent(device: RestartableDevice): Promise<void> {
  const page = await device.open(`${world.url}/outbox`);
  await page.getByText('都发出去了').waitFor({ timeout: 60_000 });
  expect((await readPhone(page)).unsent).toEqual([]);
}

/** Deletes everything on the server's disk. */
async function destroyServer(): Promise<void> {
  await world.stop();
  for (const name of await readdir(world.dataDir)) await rm(joinPath(world.dataDir, name), { recursive: true });
}

const photosOnServer = (): Promise<PhotoCheck> =>
  checkPhotos(world.context().db, createFileStore(joinPath(world.dataDir, 'photos')));

it('restores a day-old backup, and phones resend the rest: no record or photo lost or doubled, and tips open', async () => {
  await log(phone, [101, 102, 103], 1);
  await log(mate, [201, 202]);
  await Promise.all([allSent(phone), allSent(mate)]);
  const tip = await postTip(world.url, office, { what: '旧砖厂夜里有人' });

  const identity = await generateHybridIdentity();
  const folder = phone.profile;
  const [file, key] = [joinPath(folder, 'night.age'), joinPath(folder, 'key.txt')];
  await writeFile(key, identity);
  await command('backup', file, '--recipient', await identityToRecipient(identity));

  // The next day: one phone sends what it logs, including a photo; then both are offline.
  await log(phone, [104, 105], 2);
  await allSent(phone);
  expect((await photosOnServer()).lost).toEqual([]);
  await Promise.all([phone.setOffline(true), mate.setOffline(true)]);
  await log(phone, [106]);
  await log(mate, [203, 204], 3);

  await destroyServer();
  const said = await command('restore', file, '--identity', key);
  expect(said).toContain('0 differences between figures and changes');
  await world.start();
  const restored = await leafletsOnServer(world);
  expect(restored).toEqual({ changes: [101, 102, 103, 201, 202], records: [101, 102, 103, 201, 202], differences: [] });

  // Both members open the app again.
  for (const device of [phone, mate]) {
    await device.shut();
    await device.start();
    await device.setOffline(false);
    await device.open(`${world.url}/today`);
  }
  const all = [101, 102, 103, 104, 105, 106, 201, 202, 203, 204];
  await expect.poll(() => leafletsOnServer(world), PATIENCE).toEqual({ changes: all, records: all, differences: [] });
  // Full images and thumbnails of three photos.
  await expect.poll(photosOnServer, PATIENCE).toEqual({ whole: 6, lost: [] });
  await Promise.all([allSent(phone), allSent(mate)]);
  expect(await leafletsOnServer(world)).toEqual({ changes: all, records: all, differences: [] });

  const [officer] = office.officers;
  if (!officer) throw new Error('no officer');
  expect((await openTip(office, officer, tip.id)).body.content.what).toBe('旧砖厂夜里有人');
  expect([...phone.complaints, ...mate.complaints]).toEqual([]);
}, 600_000);
