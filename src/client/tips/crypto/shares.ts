import { combine, split } from 'shamir-secret-sharing';
import { ok, type Result } from '../../../domain/kernel/result.ts';
import { checkCharacter, isChecked } from '../../../domain/tips/check-character.ts';
import { crockfordBytes, crockfordText, inGroups, readCrockford } from '../../../domain/tips/crockford.ts';
import { type Bytes, sha256, utf8 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { identityOf, recipientOf, seedOf } from './identity.ts';
import type { SealFailure } from './types.ts';

/** Two of three papers bring the secret back; one says nothing about it. */
const SHARES = 3;
const NEEDED = 2;

/** 20 bits of the recipient's hash: which secret a paper is of. */
const SET_CHARACTERS = 4;
/** A seed's 32 bytes and the place of the share, which the library writes behind them. */
const SHARE_BYTES = 33;
const SHARE_CHARACTERS = 53;
/** Characters that one check character stands for; there are two such blocks. */
const CHECKED = 29;
const BLOCK = CHECKED + 1;
const GROUP = 4;

interface Share {
  /** 1, 2 or 3, as it stands on the paper. */
  readonly number: string;
  readonly set: string;
  readonly bytes: Bytes;
}

const setOf = async (identity: string): Promise<string> =>
  crockfordText(await sha256(utf8(await recipientOf(identity))), SET_CHARACTERS);

/** Fifteen groups of four: the number first, so that people see which paper they hold. */
function shareText({ number, set, bytes }: Share): string {
  const text = number + set + crockfordText(bytes, SHARE_CHARACTERS);
  const blocks = [text.slice(0, CHECKED), text.slice(CHECKED)];
  return inGroups(blocks.map((block) => block + checkCharacter(block)).join(''), GROUP);
}

/** Reads one from paper by the rules of a receipt. */
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

/** A secret in three readable texts, for three people to keep on paper. */
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

/** @returns undefined where the library does not take them together */
const combined = (shares: readonly Share[]): Promise<Uint8Array | undefined> =>
  combine(shares.map(({ bytes }) => bytes)).catch(() => undefined);

/**
 * The secret of at least two papers; the same one twice counts once. What comes out is checked against what stands on
 * the papers themselves: one wrong secret in a million would pass, which then is not the bundle's recovery.
 * @param texts one alone is read too: then the answer tells whether it was mistyped (`share_wrong`) or is fine (`shares_few`)
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
