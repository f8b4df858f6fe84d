import { type Browser, chromium } from 'playwright';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { makeOffice, type Office, outcome, type Sender, seal, senderTo, storeBundle } from '../server/tips/fixture.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { type Measure, percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';
import { type OwnServer, startOwnServer } from './sync/ours.ts';
import { type Flooded, flood } from './tip/flood.ts';
import type { TipBench } from './tip/page.ts';
import { weight } from './weight.ts';

declare const bench: TipBench;

const OFFICERS = 5;
const PHOTOS = 5;
const PHOTO_BYTES = 4 * 1024 * 1024;
/** A cheap phone beside this machine, as everywhere in the benches. */
const SLOWDOWN = 6;
const SEALS = 7;
const PROOFS = 15;
const FLOOD = 10_000;
const FLOOD_AT_ONCE = 50;
const REAL_TIPS = 40;
const MB = 1_000_000;

const random = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');

/** Ms of each sealing in a page, at full speed and slowed down. */
async function seals(browser: Browser, url: string, rate: number): Promise<number[]> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in globalThis);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const times: number[] = [];
    for (let n = 0; n < SEALS; n++) {
      const size = { officers: OFFICERS, photos: PHOTOS, bytes: PHOTO_BYTES };
      times.push(await page.evaluate(({ officers, photos, bytes }) => bench.seal(officers, photos, bytes), size));
    }
    return times;
  } finally {
    await page.close();
  }
}

async function proofs(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in globalThis);
    const times: number[] = [];
    for (let n = 0; n < PROOFS; n++) times.push(await page.evaluate((hash) => bench.prove(hash), random()));
    return times;
  } finally {
    await page.close();
  }
}

/** What a phone sends over the line, without a browser. */
const senderOf = (server: OwnServer, address: string): Sender =>
  senderTo(
    {
      send: (path, { json, headers, ...init } = {}) =>
        fetch(new URL(path, server.child.url), {
          ...init,
          ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
          headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        }),
    },
    address,
  );

/** @returns ms from asking for a challenge until the server says that it has the tip */
async function send(server: OwnServer, office: Office, address: string): Promise<number> {
  const { sealed } = await seal(office);
  const start = performance.now();
  const said = await outcome(await senderOf(server, address).post(sealed));
  if (!said.startsWith('200')) throw new Error(`a real tip was answered ${said}`);
  return performance.now() - start;
}

async function real(server: OwnServer, office: Office, from: number, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (times.length < REAL_TIPS && !isOver())
    times.push(await send(server, office, `203.0.113.${from + times.length}`));
  return times;
}

const inWords = ({ statuses }: Flooded): string =>
  [...statuses]
    .sort()
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');

async function underFlood(server: OwnServer): Promise<{ measures: Measure[]; note: string }> {
  const office = await makeOffice(server.context.district, dayAt(Date.now()));
  await storeBundle(server.context, office, server.administrator);
  const calm = await real(server, office, 1, () => false);
  let isOver = false;
  const flooding = flood(server.child.url, FLOOD, FLOOD_AT_ONCE).then((flooded) => {
    isOver = true;
    return flooded;
  });
  const [flooded, busy] = await Promise.all([flooding, real(server, office, 101, () => isOver)]);
  const failed = [...flooded.statuses].filter(([status]) => status >= 500 && status !== 503);
  const [{ count = 0 } = {}] = await server.context.db
    .selectFrom('tip')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .execute();
  return {
    measures: [
      { name: 'requests of the flood a second', value: FLOOD / (flooded.ms / 1_000), unit: '/s' },
      { name: 'answers that tell of an error of ours', value: failed.length, unit: '', goal: 0 },
      { name: 'real tips sent meanwhile', value: busy.length, unit: '' },
      {
        name: 'tips in the database beside the real ones',
        value: Number(count) - calm.length - busy.length,
        unit: '',
        goal: 0,
      },
      { name: 'a real tip until it is taken, at rest, p95', value: percentile(calm, 0.95), unit: 'ms' },
      { name: 'a real tip until it is taken, in the flood, p95', value: percentile(busy, 0.95), unit: 'ms' },
      {
        name: 'memory of the server process at most',
        value: (await server.child.mostMemory()) / MB,
        unit: 'MB',
        goal: 300,
      },
    ],
    note: `the flood's answers: ${inWords(flooded)}`,
  };
}

/** Sealed tips on a phone and in a flood: sealing, proof of work, what still comes through; the weight of the pages. */
export async function tip(): Promise<Report> {
  const server = await startOwnServer(await buildPage('tip'));
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArguments],
  });
  try {
    const [fast, slow] = [await seals(browser, server.page, 1), await seals(browser, server.page, SLOWDOWN)];
    const proved = await proofs(browser, server.page);
    await browser.close();
    const { measures, note } = await underFlood(server);
    const pages = (await weight()).measures.filter(({ name }) => name.startsWith('/tip'));
    return {
      bench: 'tip',
      measures: [
        { name: 'sealing, median', value: percentile(fast, 0.5), unit: 'ms' },
        { name: `sealing at ${SLOWDOWN}×, median`, value: percentile(slow, 0.5), unit: 'ms', goal: 1_000 },
        { name: 'proof of work, median', value: percentile(proved, 0.5), unit: 'ms' },
        {
          name: `proof of work × ${SLOWDOWN}, median`,
          value: percentile(proved, 0.5) * SLOWDOWN,
          unit: 'ms',
          goal: 3_000,
        },
        ...measures,
        ...pages,
      ],
      notes: [
        `sealing: a text and ${PHOTOS} photos of together 4 MiB, already re-encoded, to ${OFFICERS} officers and recovery, in Chromium; ${SEALS} each`,
        `proof of work: the real worker and the server's challenges at rest, ${PROOFS} of them. Chromium slows only the page down, not its workers and not WebCrypto: the time measured is multiplied`,
        `flood: ${FLOOD} requests, ${FLOOD_AT_ONCE} at once, each from an address of its own: challenges, mailboxes, tips and messages with false proofs, chunks of 64 KB. Server, PostgreSQL, flood and the real tips' proofs share two cores`,
        'a real tip: challenge, proof and sending, no photos, one after another; an address each',
        note,
      ],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
