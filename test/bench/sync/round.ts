import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from 'playwright';
import type { Address, BenchPage, BenchRecord, Contender, Round } from './contender.ts';
import { apply, type Setting, type Traffic, totalOf, watchTraffic } from './network.ts';
import { makeRecords } from './records.ts';

declare const bench: BenchPage;

export interface Run extends Traffic {
  readonly ms: number;
}

/** A phone with nothing on it, signed in. */
export async function withPhone<T>(browser: Browser, url: string, address: Address, use: (page: Page) => Promise<T>) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      const text = message.text();
      // PouchDB asks for checkpoints that are not there yet; and the network may be away on purpose.
      const isExpected = text.includes('404') || text.includes('ERR_INTERNET_DISCONNECTED');
      if (message.type() === 'error' && !isExpected) console.error(`  ${url}: ${text}`);
    });
    await page.goto(url);
    await page.waitForFunction(() => typeof bench === 'object');
    await page.evaluate((to) => bench.start(to), address);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Refuses to measure over a network that is better than the setting says. */
export async function checkLatency(page: Page, setting: Setting): Promise<void> {
  const roundTrip = await page.evaluate(async () => {
    const began = performance.now();
    await (await fetch(location.href, { cache: 'no-store' })).text();
    return performance.now() - began;
  });
  if (roundTrip < setting.latency) throw new Error(`the browser does not keep to the setting: ${roundTrip} ms`);
}

async function measure(page: Page, setting: Setting, work: () => Promise<number>): Promise<Run> {
  const session = await apply(page, setting);
  await checkLatency(page, setting);
  const traffic = watchTraffic(session);
  const ms = await work();
  return { ms, ...totalOf(await traffic.end()) };
}

function push(browser: Browser, setting: Setting, { url, pusher }: Round, records: readonly BenchRecord[]) {
  return withPhone(browser, url, pusher, async (page) => {
    await page.evaluate((all) => bench.save(all), records);
    return measure(page, setting, () => page.evaluate((count) => bench.push(count), records.length));
  });
}

/**
 * A new phone fetches what is there.
 * @param count how many records that must be
 * @param samples some of them, to be compared field by field
 */
export function pull(
  browser: Browser,
  setting: Setting,
  { url, puller }: Pick<Round, 'url' | 'puller'>,
  count: number,
  samples: readonly (BenchRecord | undefined)[] = [],
): Promise<Run> {
  return withPhone(browser, url, puller, async (page) => {
    const run = await measure(page, setting, () => page.evaluate(() => bench.pull()));
    const held = await page.evaluate(() => bench.held());
    if (held !== count) throw new Error(`${url}: ${held} of ${count} records came`);
    for (const record of samples) {
      const read = await page.evaluate((id) => bench.read(id), record?.id ?? '');
      if (!isDeepStrictEqual(read, record)) throw new Error(`${url}: came as ${JSON.stringify(read)}`);
    }
    return run;
  });
}

/** One phone pushes, another then pulls what it pushed. */
export async function runRound(browser: Browser, contender: Contender, setting: Setting, count: number, seed: number) {
  const round = await contender.open();
  const records = makeRecords(count, round, Date.now(), seed);
  const pushed = await push(browser, setting, round, records);
  const pulled = await pull(browser, setting, round, records.length, [records[0], records.at(-1)]);
  return { pushed, pulled };
}
