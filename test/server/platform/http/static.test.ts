import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStaticFiles } from '../../../../src/server/platform/http/static-files.ts';
import { startTestServer, type TestServer } from './harness.ts';

let folder: string;
let test: TestServer;
const script = `console.log(${JSON.stringify('x'.repeat(5_000))});`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyuan-client-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>清源</title>');
  await writeFile(join(folder, 'tip.html'), '<!doctype html><title>我要举报</title>');
  await writeFile(join(folder, 'service-worker.js'), '// worker');
  await writeFile(join(folder, 'manifest.webmanifest'), '{}');
  await writeFile(join(folder, 'assets', 'app-abc123.js'), script);
  test = await startTestServer({ clientFolder: folder });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the built client', () => {
  it('has a separate document for sealed tips', async () => {
    const title = async (path: string) => /<title>(.*)<\/title>/.exec(await (await test.send(path)).text())?.[1];
    for (const path of ['/tip', '/tip/', '/tip/receipt']) expect(await title(path), path).toBe('我要举报');
    for (const path of ['/today', '/join']) expect(await title(path), path).toBe('清源');
    for (const path of ['/tips', '/tip/else', '/tipline']) expect((await test.send(path)).status, path).toBe(404);
  });

  it('is served with types; hashed names are immutable, the rest is revalidated', async () => {
    const forever = 'public, max-age=31536000, immutable';
    for (const [path, type, caching] of [
      ['/', 'text/html; charset=utf-8', 'no-cache'],
      ['/today', 'text/html; charset=utf-8', 'no-cache'],
      ['/service-worker.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
      ['/assets/app-abc123.js', 'text/javascript; charset=utf-8', forever],
    ]) {
      const { status, headers } = await test.send(path ?? '');
      expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        path,
        200,
        type,
        caching,
      ]);
    }
  });

  it('answers every page of the app with the app, and a missing file with 404', async () => {
    for (const path of ['/today', '/log/leaflet', '/office/people', '/join']) {
      const page = await test.send(path);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('清源')]);
    }
    for (const path of ['/assets/old-999.js', '/nothing.png']) expect((await test.send(path)).status).toBe(404);
  });

  it('never leaves its folder', async () => {
    await writeFile(join(folder, '..', 'outside.txt'), 'secret');
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/assets/..%2f..%2foutside.txt',
      '/..%5coutside.txt',
    ]) {
      const answer = await test.send(path);
      expect(await answer.text()).not.toContain('secret');
    }
    await rm(join(folder, '..', 'outside.txt'));
  });

  it('is compressed as the browser accepts, and not sent again if unchanged', async () => {
    const packed = await test.send('/assets/app-abc123.js', { headers: { 'accept-encoding': 'br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(await packed.text()).toBe(script);
    const gzipped = await test.send('/assets/app-abc123.js', { headers: { 'accept-encoding': 'gzip' } });
    expect([gzipped.headers.get('content-encoding'), await gzipped.text()]).toEqual(['gzip', script]);
    const plain = await test.send('/assets/app-abc123.js', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
    const etag = packed.headers.get('etag') ?? '';
    const known = await test.send('/assets/app-abc123.js', { headers: { 'if-none-match': etag } });
    expect([known.status, await known.text()]).toEqual([304, '']);
  });

  it('answers HEAD without a body and refuses writes', async () => {
    const head = await test.send('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await test.send('/', { method: 'POST' })).status).toBe(404);
  });

  it('reports a missing build', async () => {
    expect((await loadStaticFiles(join(folder, 'no-such-folder'))).size).toBe(0);
    const other = await startTestServer();
    const answer = await other.send('/today');
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    await other.close();
  });
});
