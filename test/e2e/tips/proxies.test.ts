import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../src/server/platform/database/embedded/postmaster.ts';
import { migratedDatabase } from '../../support/database.ts';
import { newDevice } from '../../support/e2e-browser.ts';
import { addTipPhotos, arrived, seal, write } from '../../support/e2e-tip-pages.ts';
import { prepareOffice } from '../../support/e2e-tips.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';
import { type ProxyName, proxyNames, proxyProgram, type RunningProxy, startProxy } from '../../support/proxy.ts';

const programs = new Map(proxyNames.map((name) => [name, proxyProgram(name)]));
const missing = proxyNames.filter((name) => programs.get(name) === undefined);
if (missing.length > 0)
  console.warn(`NOT TESTED: ${missing.join(', ')} can not be had here; the logs of proxies are not looked at.`);

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let port: number;
beforeEach(async () => {
  database = await migratedDatabase();
  port = await freePort();
  world = await openWorld(database.url, undefined, `http://localhost:${port}`);
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const run = (name: ProxyName, alter?: (site: string) => string): Promise<RunningProxy> =>
  startProxy({ name, program: programs.get(name) ?? '', port, upstream: world.port, ...(alter ? { alter } : {}) });

/** Traces of a visitor in a log: the browser, the address in Caddy's format, or a requested path. */
const tells = /Mozilla|Chrome|remote_ip|client: |"GET|"POST|GET \/|\/tip|\/assets\/|\/api\//;

/** Sends a visitor's requests while the server is down. */
async function visitInVain(): Promise<void> {
  for (const path of ['/tip', '/api/tips/office', '/assets/tip-x.js'])
    await fetch(`http://localhost:${port}${path}`).then((response) => response.arrayBuffer());
}

it.runIf(process.env.CI)('has both proxies in CI', () => expect(missing).toEqual([]));

describe.each(proxyNames)('%s with the deployed configuration', (name) => {
  it.skipIf(missing.includes(name))('logs nothing about who sends a tip, with the server up or down', async () => {
    const proxy = await run(name);
    const phone = await newDevice({ hasServiceWorker: true });
    try {
      await prepareOffice(world);
      const page = await phone.open(`${world.url}/tip`);
      await write(page, '有人在山上种了不该种的东西');
      await addTipPhotos(page, [1]);
      await seal(page);
      await arrived(page).waitFor();
      await world.stop();
      await visitInVain();
      await world.start();
      expect(proxy.written()).not.toMatch(tells);
    } finally {
      await phone.throwAway();
      await proxy.stop();
    }
  });
});

describe('the traces that this test searches for', () => {
  it.skipIf(missing.includes('nginx'))('are in nginx’s logs if only the tip pages are excluded', async () => {
    const own =
      'location ~ ^/(tip|api/tips)(/|$) { access_log off; error_log /dev/null crit; proxy_pass http://127.0.0.1:1; }';
    const proxy = await run('nginx', (site) =>
      site.replace(/access_log off;|error_log .*;/g, '').replace('location / {', `${own} location / {`),
    );
    try {
      await fetch(`http://localhost:${port}/assets/tip-x.js`);
      await expect.poll(() => proxy.written()).toMatch(/"GET \/assets\/tip-x\.js/);
    } finally {
      await proxy.stop();
    }
  });

  it.skipIf(missing.includes('caddy'))(
    'are in Caddy’s logs without the first block while the server is down',
    async () => {
      const proxy = await run('caddy', (site) => site.replace(/\tlog \{[^}]*\}\n/, ''));
      try {
        await world.stop();
        await visitInVain();
        await expect.poll(() => proxy.written()).toMatch(/remote_ip/);
      } finally {
        await world.start();
        await proxy.stop();
      }
    },
  );
});
