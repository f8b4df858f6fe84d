import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserType } from 'playwright';
import { chromiumArguments } from './chromium.ts';
import { phoneScreen } from './e2e-browser.ts';

const folder = fileURLToPath(new URL('../old-browser', import.meta.url));
const modules = join(folder, 'node_modules');
const program = join(modules, 'chromium');

/** The engine and a driver of its time live in a folder of their own, and are installed for these tests alone. */
function install(): void {
  if (!existsSync(join(modules, '.package-lock.json'))) {
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' });
    if (status !== 0) throw new Error('Chromium 102 cannot be installed: npm ci in test/old-browser');
  }
  if (existsSync(program)) return;
  const packed = join(modules, '@sparticuz', 'chrome-aws-lambda', 'bin', 'chromium.br');
  const fresh = `${program}-${process.pid}`;
  writeFileSync(fresh, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  renameSync(fresh, program);
}

/** Chromium 102, between the oldest engine that is promised and those that have all of today's library. */
export function openOldBrowser(): Promise<Browser> {
  install();
  // The driver of that time; what is used of it here it has in common with today's.
  const driver = createRequire(join(folder, 'package.json'))('playwright-core') as { chromium: BrowserType };
  return driver.chromium.launch({ executablePath: program, args: [...chromiumArguments, '--no-zygote'] });
}

/** A phone of its own with this browser. */
export async function newOldPhone(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phoneScreen, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  // What a busy machine does not do in a minute does not happen.
  context.setDefaultTimeout(60_000);
  return context;
}
