import type { TipKey, TipKeys } from '../../../protocol/tips/tip-desk.ts';
import { openSigned } from '../crypto/bundle.ts';
import { sha256Hex, utf8 } from '../crypto/bytes.ts';
import type { SealFailureCode } from '../crypto/failure.ts';
import { fingerprintOf } from '../crypto/root.ts';
import {
  type KnownList,
  type ListFault,
  type ListStatus,
  listedIn,
  type OfficeKeys,
  type OfficeList,
  type SignedList,
  type TrustedBundle,
} from './office-keys.ts';

const broken = (fault: ListFault): OfficeList => ({ state: 'broken', fault });

const faultOf = (code: SealFailureCode): ListFault => {
  if (code === 'root_changed' || code === 'other_instance') return code;
  return code === 'bundle_forged' ? 'forged' : 'malformed';
};

/** Computes what a computer remembers of a signed list. */
export const knownOf = async (root: string, epoch: number, text: string): Promise<KnownList> => ({
  root,
  epoch,
  digest: await sha256Hex(utf8(text)),
});

/**
 * Verifies the server's newest list: known root, valid signature, this district, and a number that does not decrease.
 * All code reads the list through this function. The validity period is not checked, because an expired list is the
 * base of the next one.
 */
export async function trustedBundle(
  { root, newest }: Pick<TipKeys, 'root' | 'newest'>,
  { instance, known }: { readonly instance: string; readonly known: KnownList | undefined },
): Promise<OfficeList> {
  const isKnown = known !== undefined && known.epoch > 0;
  if (root === null || newest === null) return isKnown || root !== newest ? broken('missing') : { state: 'none' };
  const pinned = isKnown ? await fingerprintOf(known.root) : undefined;
  const opened = await openSigned({ signed: newest, root }, { instance, pinned });
  if (!opened.ok) return broken(faultOf(opened.error.code));
  const list: SignedList = { ...opened.value, ...(await knownOf(root, opened.value.epoch, newest.bundle)) };
  if (known?.root !== root) return { state: 'new_root', list };
  if (list.epoch < known.epoch) return broken('older');
  if (list.epoch === known.epoch && known.digest && known.digest !== list.digest) return broken('replaced');
  return { state: 'trusted', bundle: list as TrustedBundle };
}

function standingOf({ id, recipient }: Pick<TipKey, 'id' | 'recipient'>, list: OfficeList): ListStatus {
  if (list.state === 'broken' || list.state === 'new_root') return 'unknown';
  const listed = listedIn(list).get(id);
  if (listed === undefined) return 'waiting';
  return listed === recipient ? 'listed' : 'changed';
}

/** Reads the server's answer about keys. All code reads it through this function. */
export async function readOfficeKeys(
  sent: TipKeys,
  of: { readonly instance: string; readonly known: KnownList | undefined },
): Promise<OfficeKeys> {
  const list = await trustedBundle(sent, of);
  const keys = sent.keys.map(({ current: _, ...key }) => ({ ...key, listStatus: standingOf(key, list) }));
  return { keys, rootGrants: sent.rootGrants, list, today: sent.today };
}
