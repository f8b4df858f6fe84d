import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { joinShares } from '../../../tips/crypto/shares.ts';
import type { UnlockedKey } from '../../../tips/desk/key-holder.ts';
import type { Opener } from '../../../tips/desk/sign-bundle.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';

/** Two recovery cards as typed. */
export type Cards = readonly [string, string];

/**
 * Joins two recovery cards.
 * @returns the recovery identity, or a sentence on what is wrong with the cards
 */
export async function joinCards(cards: Cards): Promise<Result<string, string>> {
  const [first, second] = cards.map((text) => text.trim());
  if (!first || !second) return err(tipKeys.cards.missing);
  const joined = await joinShares([first, second]);
  if (joined.ok) return joined;
  const { recovery, cards: words } = tipKeys;
  if (joined.error.code === 'shares_few') return err(words.missing);
  return err(joined.error.code === 'share_wrong' ? recovery.wrong : recovery.differ);
}

/** @returns two cards or, without cards, the unlocked key; or a sentence on what is missing */
export async function openerOf(
  key: UnlockedKey | undefined,
  cards: Cards | undefined,
): Promise<Result<Opener, string>> {
  if (!cards) return key ? ok({ key: key.id, identity: key.identity }) : err(tipKeys.lock.first);
  const joined = await joinCards(cards);
  return joined.ok ? ok({ key: 'recovery', identity: joined.value }) : joined;
}
