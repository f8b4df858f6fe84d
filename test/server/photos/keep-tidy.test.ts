import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PHOTO_GRACE_DAYS } from '../../../src/protocol/photos/photo.ts';
import { createFileStore } from '../../../src/server/photos/file-store.ts';
import { keepPhotosTidy, type UpkeepReport } from '../../../src/server/photos/keep-tidy.ts';
import { type District, makeDistrict, NOON } from '../sync/fixture.ts';

/** What upkeep says, in order. */
function listen(): UpkeepReport & { readonly said: unknown[] } {
  const said: unknown[] = [];
  return {
    said,
    closed: () => said.push('closed'),
    planned: ({ due }, district) => district === 'qingyuan' && said.push(`due ${due}`),
    removed: (count, district) => district === 'qingyuan' && said.push(`removed ${count}`),
    failed: () => said.push('failed'),
  };
}

/** A photo's row that has been wanted by nobody for long; its bytes are gone already. */
async function addDue({ context: { db, district } }: District): Promise<void> {
  const long = new Date(NOON - (PHOTO_GRACE_DAYS + 1) * 86_400_000);
  await db
    .insertInto('photo')
    .values({ district, hash: 'a'.repeat(64), size: 1, unnamed_since: long })
    .execute();
}

it('upkeep says what is due before it removes it, round by round, and goes on after a failure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qingyuan-tidy-'));
  const district = await makeDistrict();
  onTestFinished(async () => {
    await district.close();
    await rm(folder, { recursive: true, force: true });
  });
  await addDue(district);
  const place = join(folder, 'photos');
  await writeFile(place, 'not a folder');
  const { said, ...report } = listen();
  const stop = keepPhotosTidy(district.context, createFileStore(place), report, 20);
  await expect.poll(() => said.slice(0, 3)).toEqual(['closed', 'due 1', 'failed']);
  await rm(place);
  await expect.poll(() => said).toContain('removed 1');
  expect(said[said.indexOf('removed 1') - 1]).toBe('due 1');
  await expect.poll(() => said.at(-1)).toBe('removed 0');
  await stop();
  const { length } = said;
  expect(said.slice(-2)).toEqual(['due 0', 'removed 0']);
  await district.context.db.selectNoFrom((eb) => eb.val(1).as('one')).execute();
  expect(said).toHaveLength(length);
});
