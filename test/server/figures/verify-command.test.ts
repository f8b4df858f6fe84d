import { execFile, spawnSync } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtServer } from '../../support/e2e-build.ts';
import { type District, makeDistrict, Phone } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
  const phone = new Phone(district.context, district.volunteer);
  await phone.send(phone.leaflet({ quantity: 120, place: district.places.upper }));
});
afterAll(() => district.close());

function verify(): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: district.url };
  return new Promise((resolve) => {
    const args = [...builtServer, 'verify-figures'];
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

test('the command reports no difference, then the one that was made', async () => {
  const good = await verify();
  expect(good.output).toMatch(
    /清源区: \d+ changes, \d+ records, 1 contributions, 4 tallies, 1 flows\n {2}0 differences/,
  );
  expect(good.code).toBe(0);
  await district.context.db
    .updateTable('tally_cell')
    .set({ reported: sql`array_replace(reported, 120, 121)` })
    .where('span', '=', 'month')
    .execute();
  const bad = await verify();
  expect(bad.output).toMatch(/tally month .* leaflet\.distributed/);
  expect(bad.output).toContain('1 differences');
  expect(bad.code).toBe(1);
});

test('the program lists its commands for an unknown one', async () => {
  const args = [...builtServer, 'toString'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /There is no command toString\. Commands: admin-link, backup, district, restore, verify-figures\./,
  );
});
