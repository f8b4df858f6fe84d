import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { ok } from '../../domain/kernel/result.ts';
import { EPOCH_GRACE_DAYS, GRANT_BYTES, LETTER_BYTES, TEXT_CLASSES } from '../../domain/tips/limits.ts';
import { type Grant, SealedTip } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Accepted, SealedHandler } from './accept-sealed.ts';
import { announceFiles } from './announce.ts';
import { bundleOf } from './bundles.ts';
import { refuse, type TipResult } from './failure.ts';
import { readSealed, readSealedList, type SealedBytes } from './sealed-file.ts';
import { readTipSettings } from './settings.ts';

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Checks that the tip was sealed by a bundle still in use, to each of its officers and to recovery. */
async function checkReaders(context: ServerContext, { epoch, grants }: SealedTip): Promise<TipResult<void>> {
  const bundle = await bundleOf(context, epoch);
  if (!bundle) return refuse('epoch_unknown');
  if (addDays(bundle.ends, EPOCH_GRACE_DAYS) < dayAt(context.now())) return refuse('epoch_expired');
  const keys = grants.map(({ key }) => key);
  return isSame(keys, [...bundle.keys, 'recovery']) ? ok(undefined) : refuse('grants_wrong');
}

interface Checked {
  readonly body: SealedBytes;
  readonly letter: SealedBytes;
  readonly grants: readonly { readonly key: Grant['key']; readonly file: Buffer }[];
}

async function check(context: ServerContext, sealed: SealedTip): Promise<TipResult<Checked>> {
  const readers = await checkReaders(context, sealed);
  if (!readers.ok) return readers;
  const body = readSealed(sealed.body, TEXT_CLASSES);
  if (!body.ok) return body;
  const letter = readSealed(sealed.letter, [LETTER_BYTES]);
  if (!letter.ok) return letter;
  const grants = readSealedList(sealed.grants, [GRANT_BYTES]);
  return grants.ok ? ok({ body: body.value, letter: letter.value, grants: grants.value }) : grants;
}

async function find({ db, district }: ServerContext, hash: string): Promise<Accepted | undefined> {
  const row = await db
    .selectFrom('tip')
    .where('district', '=', district)
    .where('sealed_hash', '=', hash)
    .select('id')
    .executeTakeFirst();
  return row && { tip: row.id, message: 0 };
}

/** Handles a new tip. */
export const tipHandler: SealedHandler<typeof SealedTip> = {
  schema: SealedTip,
  find,
  async write(context, sealed, hash) {
    const checked = await check(context, sealed);
    if (!checked.ok) return checked;
    const { body, letter, grants } = checked.value;
    const { db, district, now } = context;
    const arrived = dayAt(now());
    const { dueDays } = await readTipSettings(context);
    const written = await db
      .insertInto('tip')
      .values({
        district,
        id: sealed.id,
        sealed_hash: hash,
        mailbox: sealed.mailbox,
        epoch: sealed.epoch,
        state: 'received',
        arrived,
        due: addDays(arrived, dueDays),
        size: body.plain,
        body: body.bytes,
        letter: letter.bytes,
        letter_mac: Buffer.from(sealed.letterMac, 'base64'),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) {
      const first = await find(context, hash);
      return first ? ok(first) : refuse('id_taken');
    }
    const accepted = { tip: sealed.id, message: 0 };
    await db
      .insertInto('tip_grant')
      .values(grants.map(({ key, file }) => ({ district, tip: sealed.id, key, file })))
      .execute();
    const announced = await announceFiles(context, accepted, sealed.files);
    return announced.ok ? ok(accepted) : announced;
  },
};
