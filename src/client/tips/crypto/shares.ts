import { combine, split } from 'shamir-secret-sharing';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { checkCharacter, isChecked } from '../../../domain/tips/check-character.ts';
import { crockfordBytes, crockfordText, inGroups, readCrockford } from '../../../domain/tips/crockford.ts';
import { type Bytes, sha256, utf8 } from './bytes.ts';
import { fail, type SealFailure, type Sealing } from './failure.ts';
import { identityOf, recipientOf, seedOf } from './identity.ts';

/** Any two of three shares restore the secret; one reveals nothing. */
const SHARES = 3;
const NEEDED = 2;

/** 20 bits of the recipient's hash, which identify a share's set. */
const SET_CHARACTERS = 4;
/** A seed's 32 bytes and the share's index, which the library appends. */
const SHARE_BYTES = 33;
const SHARE_CHARACTERS = 53;
/** Characters that one check character covers; there are two such blocks. */
const CHECKED = 29;
const BLOCK = CHECKED + 1;
const GROUP = 4;

interface Share {
  /** 1, 2 or 3, as printed on the paper. */
  readonly number: string;
  readonly set: string;
  readonly bytes: Bytes;
}

const setOf = async (identity: string): Promise<string> =>
  crockfordText(await sha256(utf8(await recipientOf(identity))), SET_CHARACTERS);

/** Formats a share as fifteen groups of four. The number comes first, so that people see which share they hold. */
function shareText({ number, set, bytes }: Share): string {
  const text = number + set + crockfordText(bytes, SHARE_CHARACTERS);
  const blocks = [text.slice(0, CHECKED), text.slice(CHECKED)];
  return inGroups(blocks.map((block) => block + checkCharacter(block)).join(''), GROUP);
}

/** Reads a share from paper with the same corrections as a receipt code. */
function readShare(text: string): Result<Share, SealFailure> {
  const { characters, badAt } = readCrockford(text);
  const blocks = [characters.slice(0, BLOCK), characters.slice(BLOCK)];
  const isWhole = badAt === undefined && characters.length === 2 * BLOCK && blocks.every(isChecked);
  const said = blocks.map((block) => block.slice(0, -1)).join('');
  const number = said.slice(0, 1);
  if (!isWhole || !['1', '2', '3'].includes(number)) return fail('share_wrong');
  const set = said.slice(1, 1 + SET_CHARACTERS);
  return ok({ number, set, bytes: crockfordBytes(said.slice(1 + SET_CHARACTERS)).slice(0, SHARE_BYTES) });
}

/** Splits a secret into three texts for three people to keep on paper. */
export async function splitSecret(identity: string): Promise<[string, string, string]> {
  const seed = seedOf(identity);
  if (!seed) throw new TypeError('only a hybrid identity is split');
  const set = await setOf(identity);
  const shares = await split(seed, SHARES, NEEDED);
  const [first = '', second = '', third = ''] = shares.map((share, i) =>
    shareText({ number: String(i + 1), set, bytes: new Uint8Array(share) }),
  );
  return [first, second, third];
}

/** @returns undefined if the library cannot combine the shares */
const combined = (shares: readonly Share[]): Promise<Uint8Array | undefined> =>
  combine(shares.map(({ bytes }) => bytes)).catch(() => undefined);

/**
 * Restores the secret from at least two shares; a duplicate counts once. Checks the result against the set on the
 * shares. One wrong secret in a million would pass; it is then not the list's recovery.
 * @param texts a single share is checked too: `share_wrong` if mistyped, otherwise `shares_few`
 */
export async function joinShares(texts: readonly string[]): Sealing<string> {
  const shares = new Map<string, Share>();
  for (const text of texts) {
    const share = readShare(text);
    if (!share.ok) return share;
    shares.set(shareText(share.value), share.value);
  }
  const list = [...shares.values()];
  if (list.length < NEEDED) return fail('shares_few');
  if (new Set(list.map(({ set }) => set)).size > 1) return fail('shares_differ');
  const seed = await combined(list);
  if (!seed) return fail('shares_differ');
  const identity = identityOf(seed);
  return (await setOf(identity)) === list[0]?.set ? ok(identity) : fail('shares_differ');
}
