import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_DELAY_MS } from '../../../src/client/tips/queue/unlinkable-delay.ts';
import { migratedDatabase } from '../../support/database.ts';
import { drawHalf } from '../../support/draw-half.ts';
import { type Device, newDevice } from '../../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { amount, join, pickPlace, save } from '../../support/e2e-steps.ts';
import { addTipPhotos, arrived, openAll, seal, write } from '../../support/e2e-tip-pages.ts';
import { type PreparedOffice, prepareOffice } from '../../support/e2e-tips.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';
import { type RequestTap, type TappedRequest, tapRequests } from '../../support/request-tap.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let office: PreparedOffice;
let district: SmallDistrict;
let phone: Device;
let stranger: Device;
let tap: RequestTap;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  [phone, stranger] = await Promise.all([newDevice({ hasServiceWorker: true }), newDevice({ hasServiceWorker: true })]);
  tap = tapRequests();
});
afterEach(async () => {
  tap.stop();
  await Promise.all([phone.throwAway(), stranger.throwAway()]);
  await world.close();
  await database.drop();
});

/** Real time within which anything due would have been sent, milliseconds. */
const SETTLED_MS = 3_000;

const isTip = ({ path }: TappedRequest): boolean => path.startsWith('/api/tips');
/** Requests of the member's app, the only ones with the session's cookie. */
const isSession = ({ path }: TappedRequest): boolean => path.startsWith('/api/') && !path.startsWith('/api/tips');

/** Every possible identifier in the requests: path, header names and values, body. */
const wordsOf = (requests: readonly TappedRequest[]): Set<string> =>
  new Set(
    requests.flatMap(({ path, headers, body }) =>
      [path, ...headers, body().toString('latin1')].flatMap((text) => text.match(/[\w.+/=-]{6,}/g) ?? []),
    ),
  );

/** Seals a tip with a photo and waits until it has arrived. */
async function sendTip(device: Device, what: string): Promise<void> {
  const page = await device.open(`${world.url}/tip`);
  await write(page, what);
  await addTipPhotos(page, [1]);
  await seal(page);
  await arrived(page).waitFor();
}

describe('a tip from a signed-in volunteer’s phone', () => {
  it('shares no cookie, identifier, connection or time with the session', async () => {
    // A tip of a stranger, which cannot be linked to any session.
    await sendTip(stranger, '陌生人的举报');
    const foreign = wordsOf(tap.requests.filter(isTip));
    const before = tap.requests.length;

    await phone.context().clock.install();
    await phone.context().addInitScript(drawHalf);
    const page = phone.page();
    await join(page, await world.invite(district.members.volunteer));
    await phone.open(`${world.url}/log/leaflet`);
    await pickPlace(page, '上河村');
    await amount(page).fill('120');
    await save(page);
    await phone.open(`${world.url}/today`);
    await page.getByRole('list', { name: '今天已记' }).getByText('已收到', { exact: true }).waitFor();

    await phone.open(`${world.url}/tip`);
    await write(page, '志愿者自己的举报');
    await addTipPhotos(page, [2]);
    await seal(page);
    const own = () => tap.requests.slice(before);
    const submitted = () => own().filter((request) => isTip(request) && request.method !== 'GET');
    await page.getByText(/会错开时间再发，最多半小时/).waitFor();
    await phone.context().clock.fastForward(MAX_DELAY_MS / 2 - 60_000);
    await page.waitForTimeout(SETTLED_MS);
    expect(submitted()).toEqual([]);
    const lastOfSession = Math.max(
      ...own()
        .filter(isSession)
        .map(({ at }) => at),
    );

    await phone.context().clock.fastForward(120_000);
    await arrived(page).waitFor();
    const [officer] = office.officers;
    if (!officer) throw new Error('no officer');
    const contents = (await openAll(office, officer)).map(({ body }) => body.content.what);
    expect(contents.sort()).toEqual(['志愿者自己的举报', '陌生人的举报'].sort());

    const session = own().filter(isSession);
    const tips = own().filter(isTip);
    expect(session.length).toBeGreaterThan(3);
    expect(tips.length).toBeGreaterThan(3);
    // No cookie, and no referrer of a member's page.
    for (const { headers } of tips) {
      const names = headers.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
      expect(names).not.toContain('cookie');
      expect(names).not.toContain('authorization');
      expect(names).not.toContain('referer');
    }
    expect(session.some(({ headers }) => headers.some((name) => name.toLowerCase() === 'cookie'))).toBe(true);
    // No connection carries both.
    const ports = new Set(session.map(({ port }) => port));
    expect(tips.filter(({ port }) => ports.has(port)).map(({ path }) => path)).toEqual([]);
    // No identifier is in both, except those that a stranger's tip has as well.
    const said = wordsOf(session);
    expect([...wordsOf(tips)].filter((word) => said.has(word) && !foreign.has(word))).toEqual([]);
    // No tip is sent right after a session's request.
    expect(Math.min(...submitted().map(({ at }) => at)) - lastOfSession).toBeGreaterThan(SETTLED_MS);
    expect(phone.complaints).toEqual([]);
  });
});
