import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/server/platform/log.ts';
import { migratedDatabase } from '../../support/database.ts';
import { dumpOf } from '../../support/database-dump.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { siteStorage } from '../../support/e2e-storage.ts';
import { addTipPhotos, arrived, lookUp, openAll, openTip, seal, write } from '../../support/e2e-tip-pages.ts';
import { answer, askPerson } from '../../support/e2e-tip-talk.ts';
import { type PreparedOffice, prepareOffice } from '../../support/e2e-tips.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';
import { type Search, searchFor } from '../../support/needles.ts';
import { type RequestTap, tapRequests } from '../../support/request-tap.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let office: PreparedOffice;
let phone: RestartableDevice;
let tap: RequestTap;
let log: string[];

/** A mark that cannot occur by chance. */
const mark = (): string => `哨兵${randomBytes(12).toString('base64url')}`;

beforeEach(async () => {
  log = [];
  database = await migratedDatabase();
  const destination = { write: (line: string) => void log.push(line) };
  world = await openWorld(database.url, createLog({ level: 'trace', destination }));
  office = await prepareOffice(world);
  phone = await newRestartableDevice();
  tap = tapRequests();
});
afterEach(async () => {
  tap.stop();
  await phone.throwAway();
  await world.close();
  await database.drop();
});

function searchRequests(search: Search): void {
  for (const { method, path, headers, body } of tap.requests) {
    search.in(`${method} ${path}`, Buffer.concat([Buffer.from(`${path}\n${headers.join('\n')}\n\n`), body()]));
  }
}

async function searchServer(search: Search): Promise<void> {
  searchRequests(search);
  for (const line of log) search.in('log', line);
  search.in('database', await dumpOf(database.url));
  await search.inFolder(world.dataDir);
}

/**
 * Searches what the browser has open and, after it was closed, every file of its profile: storage, caches, history,
 * form data.
 */
async function searchPhone(search: Search, device: RestartableDevice, page: Page): Promise<void> {
  const storage = await siteStorage(page);
  expect(storage).not.toMatch(/AGE-SECRET-KEY-PQ-1[0-9A-Z]{9}/);
  search.in('storage', storage);
  await device.shut();
  await search.inFolder(device.profile);
}

describe('the text of a tip', () => {
  it('is never in plain text on the phone, in transit or on the server', async () => {
    const words = { what: mark(), where: mark(), when: mark(), contact: mark() };
    const page = await phone.open(`${world.url}/tip`);
    await readyForOffline(page);
    await phone.setOffline(true);
    await write(page, words.what, { 在哪里: words.where, 什么时候: words.when, 怎么联系您: words.contact });
    await addTipPhotos(page, [1, 2]);
    const receipt = await seal(page);
    const onPhone = searchFor({ ...words, receipt, code: receipt.replaceAll('-', '') });
    await searchPhone(onPhone, phone, page);
    expect(onPhone.found).toEqual([]);
    expect(onPhone.bytes).toBeGreaterThan(1_000_000);

    await phone.start();
    const again = await phone.open(`${world.url}/tip`);
    await phone.setOffline(false);
    await arrived(again).waitFor();
    const [officer] = office.officers;
    if (!officer) throw new Error('no officer');
    const [tip] = await openAll(office, officer);
    if (!tip) throw new Error('nothing came');
    expect(tip.body.content).toMatchObject(words);
    expect(tip.photos).toHaveLength(2);

    const question = mark();
    await askPerson(office, officer, tip, question);
    const other = await newRestartableDevice();
    const reply = mark();
    try {
      const reading = await other.open(`${world.url}/tip/receipt`);
      await lookUp(reading, receipt);
      await reading.getByText(question).waitFor();
      await answer(reading, reply);
      await arrived(reading).waitFor();
      const talk = { question, reply, receipt, code: receipt.replaceAll('-', '') };
      const there = searchFor(talk);
      await searchPhone(there, other, reading);
      expect(there.found).toEqual([]);
    } finally {
      await other.throwAway();
    }
    expect((await openTip(office, officer, tip.id)).detail.messages).toHaveLength(2);

    const pictures = Object.fromEntries(
      tip.photos.map((photo, at) => [`photo ${at}`, Buffer.from(photo.slice(5_000, 5_064))]),
    );
    const secrets = { identity: tip.identity, officer: officer.identity, root: office.root.secret };
    const onServer = searchFor({ ...words, question, reply, receipt, ...pictures, ...secrets });
    await searchServer(onServer);
    expect(onServer.found).toEqual([]);
    expect(tap.requests.length).toBeGreaterThan(10);
    expect(phone.complaints).toEqual([]);

    const afterwards = searchFor({ ...words, receipt, code: receipt.replaceAll('-', ''), identity: tip.identity });
    await searchPhone(afterwards, phone, again);
    expect(afterwards.found).toEqual([]);
  });

  it('would be found: a draft kept by choice is', async () => {
    const what = mark();
    const page = await phone.open(`${world.url}/tip`);
    await write(page, what);
    await page.getByRole('checkbox', { name: '在这部手机上留草稿' }).check();
    const search = searchFor({ what });
    await expect
      .poll(async () => {
        search.in('storage', await siteStorage(page));
        return search.found.length;
      })
      .toBeGreaterThan(0);
    await phone.shut();
    const onDisk = searchFor({ what });
    await onDisk.inFolder(phone.profile);
    expect(onDisk.found.map(({ where }) => where).join()).toContain('IndexedDB');
  });
});
