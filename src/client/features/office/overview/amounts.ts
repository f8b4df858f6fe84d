import type { Figure } from '../../../../domain/records/kinds/index.ts';
import type { Amounts } from '../../../../protocol/figures/board.ts';

/** Returns one figure's amounts; zeros if nothing was counted. */
export const amountOf = (amounts: readonly Amounts[], figure: Figure): Amounts =>
  amounts.find((each) => each.figure === figure) ?? { figure, reported: 0, verified: 0, records: 0 };
