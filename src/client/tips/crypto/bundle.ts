import * as v from 'valibot';
import { type Day, daysBetween } from '../../../domain/kernel/day.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { MAX_BUNDLE_DAYS } from '../../../domain/tips/limits.ts';
import { KeyBundle, type SignedBundle } from '../../../protocol/tips/tip.ts';
import { utf8 } from './bytes.ts';
import { fail, type SealFailure, type Sealing } from './failure.ts';
import { isRecipient } from './identity.ts';
import { fingerprintOf, isSigned } from './root.ts';
import { parse } from './sealed-json.ts';

export { fingerprintOf, makeRoot, signBundle } from './root.ts';

/** A bundle with checked signature, period, instance and recipients. Nothing else can be sealed to. */
export interface CheckedBundle extends KeyBundle {
  /** 100 bits of the root key's SHA-256, in readable form. */
  readonly fingerprint: string;
}

const isTwice = (list: readonly string[]): boolean => new Set(list).size < list.length;

const isWithoutOfficers = (json: unknown): boolean =>
  v.is(v.object({ officers: v.pipe(v.array(v.unknown()), v.maxLength(0)) }), json);

/**
 * Parses a bundle with a valid signature. A bundle without readable recipients is refused even if the root signed it.
 */
function readBundle(text: string): Result<KeyBundle, SealFailure> {
  const json = parse(utf8(text));
  if (isWithoutOfficers(json)) return fail('no_recipients');
  const read = v.safeParse(KeyBundle, json);
  if (!read.success) return fail('bundle_malformed');
  const { officers, recovery, from, until } = read.output;
  const recipients = [...officers.map(({ recipient }) => recipient), recovery];
  const days = daysBetween(from, until);
  const isRight =
    recipients.every(isRecipient) &&
    !isTwice(recipients) &&
    !isTwice(officers.map(({ key }) => key)) &&
    days >= 0 &&
    days <= MAX_BUNDLE_DAYS;
  return isRight ? ok(read.output) : fail('bundle_malformed');
}

/**
 * Opens a list signed by a root, whatever its validity period. Office computers use it between two lists.
 * @returns the list and its root's fingerprint, or why it is not the district's
 */
export async function openSigned(
  { signed, root }: { readonly signed: SignedBundle; readonly root: string },
  { instance, pinned }: { readonly instance: string; readonly pinned?: string | undefined },
): Sealing<CheckedBundle> {
  const fingerprint = await fingerprintOf(root);
  if (pinned !== undefined && pinned !== fingerprint) return fail('root_changed');
  const signedRight = await isSigned(signed, root);
  if (signedRight !== true) return fail(signedRight === false ? 'bundle_forged' : 'bundle_malformed');
  const bundle = readBundle(signed.bundle);
  if (!bundle.ok) return bundle;
  return bundle.value.instance === instance ? ok({ ...bundle.value, fingerprint }) : fail('other_instance');
}

interface BundleExpectations {
  readonly instance: string;
  readonly today: Day;
  readonly isClockWrong?: boolean | undefined;
  readonly pinned?: string | undefined;
}

/**
 * Checks the list that a tip would be sealed to. Tips are only ever sealed to its result.
 * @param isClockWrong the phone's clock is earlier than the app's build, which then stands for today, so the start day
 * is not checked
 * @param pinned fingerprint of the root from the leaflet, or of the first one this phone saw
 */
export async function checkBundle(
  sent: { readonly signed: SignedBundle; readonly root: string },
  { instance, today, isClockWrong = false, pinned }: BundleExpectations,
): Sealing<CheckedBundle> {
  const bundle = await openSigned(sent, { instance, pinned });
  if (!bundle.ok) return bundle;
  if (today < bundle.value.from && !isClockWrong) return fail('bundle_not_yet');
  return today > bundle.value.until ? fail('bundle_expired') : bundle;
}
