import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import type { ReaderPage } from './reader/page.ts';
import { percentile, type Report } from './report.ts';
import { buildPage } from './sync/build.ts';

const FRAMES = 160;
const SLOWDOWN = 6;

/** The code's reader on frames as cameras make them, on a slow phone: how many it reads, and how long a frame takes. */
export async function reader(): Promise<Report> {
  const built = join(await buildPage('reader'), 'assets');
  const script = readdirSync(built).find((name) => name.endsWith('.js')) ?? '';
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumArguments],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: readFileSync(join(built, script), 'utf8'), type: 'module' });
    await page.waitForFunction(() => 'reader' in globalThis);
    await page.evaluate((count) => (globalThis as unknown as { reader: ReaderPage }).reader.make(count), FRAMES);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const read: ReturnType<ReaderPage['read']>[] = [];
    for (let frame = 0; frame < FRAMES; frame++)
      read.push(
        await page.evaluate((number) => (globalThis as unknown as { reader: ReaderPage }).reader.read(number), frame),
      );
    const times = read.map(({ ms }) => ms);
    const share = (wanted: string) => (100 * read.filter(({ text }) => text === wanted).length) / FRAMES;
    return {
      bench: 'reader',
      measures: [
        { name: 'frames read rightly', value: share('right'), unit: '%', atLeast: 97 },
        { name: 'frames read wrongly', value: share('wrong'), unit: '%', goal: 0 },
        { name: 'a frame, p50', value: percentile(times, 0.5), unit: 'ms' },
        { name: 'a frame, p95', value: percentile(times, 0.95), unit: 'ms', goal: 60 },
        { name: 'the slowest frame', value: percentile(times, 1), unit: 'ms' },
      ],
      notes: [
        `${FRAMES} frames of test/support/camera-frames.ts, 640 × 480; page at ${SLOWDOWN}× CPU slowdown; the fastest of three reads counts`,
      ],
    };
  } finally {
    await browser.close();
  }
}
