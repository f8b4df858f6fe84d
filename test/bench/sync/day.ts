import { createHash } from 'node:crypto';
import type { Browser } from 'playwright';
import { makeJpeg } from '../../support/jpeg.ts';
import type { BenchPage, BenchPhoto, BenchRecord, Contender, Purpose } from './contender.ts';
import { apply, connect, type Exchange, type Setting, totalOf, watchTraffic } from './network.ts';
import { makeRecords } from './records.ts';
import { checkLatency, pull, type Run, withPhone } from './round.ts';

declare const bench: BenchPage;

export const DAY_RECORDS = 10;
/** Of so many records one has a note: the demo district's share. */
const NOTED_OF = 5;
/** Bytes of a photo of 1,600 × 1,200 pixels as the phone re-encodes it, and of its thumbnail. */
const PHOTO_BYTES = { full: 330_000, thumb: 14_000 };

/** What a part of the day's work cost. */
export interface DayPart extends Run {
  /** Bytes of the requests' bodies alone. */
  readonly bodies: number;
}

/** What a day's work cost; `ms` is counted from the moment when there was a network. */
export interface Day {
  readonly records: DayPart;
  readonly photo: DayPart;
  /** Requests that neither waited for, such as the pull that follows a push. */
  readonly others: number;
}

function makePhoto(record: BenchRecord['id'], seed: number): BenchPhoto {
  const full = makeJpeg({ width: 1_600, height: 1_200, size: PHOTO_BYTES.full, seed });
  const thumb = makeJpeg({ width: 320, height: 240, size: PHOTO_BYTES.thumb, seed });
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { record, hash: hashOf(full), thumbHash: hashOf(thumb), full: base64(full), thumb: base64(thumb) };
}

function partOf(exchanges: readonly Exchange[], ms: number): DayPart {
  return { ms, bodies: exchanges.reduce((sum, { body }) => sum + body, 0), ...totalOf(exchanges) };
}

/** A phone in use comes back into the network with ten new records, one of which has a photo. */
export async function runDay(browser: Browser, contender: Contender, setting: Setting, seed: number): Promise<Day> {
  const round = await contender.open();
  const [known, first, ...others] = makeRecords(DAY_RECORDS + 1, round, Date.now(), seed);
  if (!known || !first) throw new Error('no records were made');
  const photo = makePhoto(first.id, seed);
  const records = [{ ...first, photos: [photo.hash] }, ...others].map(
    (record, index): BenchRecord => (index % NOTED_OF === 0 ? record : { ...record, note: '' }),
  );
  const day = await withPhone(browser, round.url, round.pusher, async (page) => {
    await page.evaluate((record) => bench.save([record]), known);
    await page.evaluate(() => bench.exchange());
    const session = await apply(page, setting);
    await checkLatency(page, setting);
    await connect(session, setting, false);
    await page.evaluate((all) => bench.save(all), records);
    await page.evaluate((kept) => bench.keepPhoto(kept), photo);
    await page.evaluate((count) => bench.waitForNetwork(count), records.length);
    const traffic = watchTraffic(session);
    await connect(session, setting);
    const ms = await page.evaluate(() => bench.sent());
    const exchanges = await traffic.end();
    const of = (purpose: Purpose) =>
      exchanges.filter(({ url }) => contender.purposeOf(new URL(url).pathname) === purpose);
    return {
      records: partOf(of('records'), ms.records),
      photo: partOf(of('photo'), ms.photo),
      others: of('other').length,
    };
  });
  await pull(browser, { ...setting, latency: 0, down: -1, up: -1, slowdown: 1 }, round, records.length + 1, records);
  return day;
}
