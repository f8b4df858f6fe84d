import { sql } from 'kysely';
import * as v from 'valibot';
import { dayAt, daysBetween } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { GRANT_BYTES, MAX_BUNDLE_DAYS } from '../../domain/tips/limits.ts';
import { KeyBundle } from '../../protocol/tips/tip.ts';
import type { NewTipBundle } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { isSignedBy, newestBundle, rootOf, type StoredBundle } from './bundles.ts';
import { fail, type TipResult } from './failure.ts';
import { isRecipient, usableKeys } from './officer-keys.ts';
import { readSealedList } from './sealed-file.ts';

const isTwice = (list: readonly string[]): boolean => new Set(list).size < list.length;

/** Serializes new bundles, so that two cannot use one epoch. */
const lock = ({ db, district }: ServerContext) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tip bundle ${district}`}, 0))`.execute(db);

/** Returns the district's root. The first bundle sets it; later bundles must use it, because phones have pinned it. */
async function rootFor(context: ServerContext, named: string | undefined): Promise<TipResult<string>> {
  const fixed = await rootOf(context);
  const root = fixed ?? named;
  return root === undefined || (named !== undefined && named !== root) ? fail('conflict', 'root') : ok(root);
}

/** Tells whether all officers in the bundle are officers today, with keys that they registered themselves. */
async function areOfficers(context: ServerContext, { officers, recovery }: KeyBundle): Promise<boolean> {
  const usable = new Map((await usableKeys(context)).map(({ id, recipient }) => [id, recipient]));
  const recipients = [...officers.map(({ recipient }) => recipient), recovery];
  return (
    officers.every(({ key, recipient }) => usable.get(key) === recipient) &&
    isRecipient(recovery) &&
    !isTwice(recipients) &&
    !isTwice(officers.map(({ key }) => key))
  );
}

/** Returns why a bundle is refused, as the detail of a conflict. */
async function faultOf(
  context: ServerContext,
  bundle: KeyBundle,
  newest: StoredBundle | undefined,
): Promise<string | undefined> {
  const { instance, epoch, from, until } = bundle;
  const days = daysBetween(from, until);
  if (instance !== context.district) return 'instance';
  if (epoch !== (newest?.epoch ?? 0) + 1) return 'epoch';
  if (days < 0 || days > MAX_BUNDLE_DAYS || until < dayAt(context.now())) return 'days';
  return (await areOfficers(context, bundle)) ? undefined : 'officers';
}

function parseBundle(text: string): TipResult<KeyBundle> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeyBundle), text, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : fail('bad_request', 'bundle');
}

interface Checked {
  readonly bundle: KeyBundle;
  readonly root: string;
  readonly rootGrants: readonly { readonly key: string; readonly file: Buffer }[];
}

async function check(
  context: ServerContext,
  { root: named, signed, rootGrants }: NewTipBundle,
  newest: StoredBundle | undefined,
): Promise<TipResult<Checked>> {
  const root = await rootFor(context, named);
  if (!root.ok) return root;
  const isSigned = await isSignedBy(signed, root.value);
  if (isSigned !== true) return fail('conflict', isSigned === false ? 'signature' : 'root');
  const bundle = parseBundle(signed.bundle);
  if (!bundle.ok) return bundle;
  const fault = await faultOf(context, bundle.value, newest);
  if (fault) return fail('conflict', fault);
  const granted = rootGrants.map(({ key }) => key).sort();
  const expected = [...bundle.value.officers.map(({ key }) => key), 'recovery'].sort();
  if (granted.join() !== expected.join()) return fail('conflict', 'root_grants');
  const files = readSealedList(rootGrants, [GRANT_BYTES]);
  return files.ok ? ok({ bundle: bundle.value, root: root.value, rootGrants: files.value }) : files;
}

/**
 * Lists the readers whose root grant stays: those of the previous bundle with the same recipient. An officer's
 * recipient never changes.
 */
function keptGrants(newest: StoredBundle | undefined, { recovery }: KeyBundle): readonly string[] {
  const before = newest && parseBundle(newest.signed.bundle);
  if (!before?.ok) return [];
  const officers = before.value.officers.map(({ key }) => key);
  return before.value.recovery === recovery ? [...officers, 'recovery'] : officers;
}

async function write(
  { db, district }: ServerContext,
  { signed }: NewTipBundle,
  { bundle, root, rootGrants }: Checked,
  newest: StoredBundle | undefined,
): Promise<void> {
  await db
    .insertInto('tip_root')
    .values({ district, root })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('tip_bundle')
    .values({
      district,
      epoch: bundle.epoch,
      starts: bundle.from,
      ends: bundle.until,
      keys: bundle.officers.map(({ key }) => key),
      ...signed,
    })
    .execute();
  // Grants are only added and removed, so a file that does not open cannot replace one that does.
  const granted = new Set(rootGrants.map(({ key }) => key));
  const staying = keptGrants(newest, bundle).filter((key) => granted.has(key));
  await db
    .deleteFrom('tip_root_grant')
    .where('district', '=', district)
    .$if(staying.length > 0, (query) => query.where('key', 'not in', staying))
    .execute();
  await db
    .insertInto('tip_root_grant')
    .values(rootGrants.map(({ key, file }) => ({ district, key, file })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Stores a bundle that the office's root has signed. It repeats every check of a phone, and checks what only the server
 * knows: that the officers are officers, with keys of their own.
 */
export const addBundle = (context: ServerContext, actor: Id, sent: NewTipBundle): Promise<TipResult<void>> =>
  allOrNothing(context, async (within) => {
    await lock(within);
    const newest = await newestBundle(within);
    const isRepeat = newest?.signed.bundle === sent.signed.bundle && newest.signed.signature === sent.signed.signature;
    if (isRepeat) return ok(undefined);
    const checked = await check(within, sent, newest);
    if (!checked.ok) return checked;
    await write(within, sent, checked.value, newest);
    const { epoch, officers } = checked.value.bundle;
    const detail = { officers: officers.length };
    await appendAudit(within, { action: 'tip_bundle_signed', actor, subject: String(epoch), detail });
    return ok(undefined);
  });
