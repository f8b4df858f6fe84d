import { err, type Result } from '../../../../domain/kernel/result.ts';
import { joinShares } from '../../../tips/crypto/shares.ts';
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
