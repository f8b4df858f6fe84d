import { type Figure, figures } from '../../domain/records/kinds/index.ts';
import { contributionsOf, type FoldedRecord, statusOf, textField } from '../../domain/records/record.ts';
import type { Target } from '../../domain/records/targets.ts';
import { figureName } from '../records/kind-labels.ts';
import { unitWord } from '../records/kind-words.ts';
import type { BoardAnswer } from '../state/office-client.ts';
import { formatAmount, formatNumber } from '../words/format.ts';
import { events as words } from './words.ts';

/** A target with the work that counts towards it. `verified` is a part of `reported`. */
export interface Progress extends Target<Figure> {
  readonly reported: number;
  readonly verified: number;
}

type Sums = Pick<BoardAnswer, 'figures' | 'squads' | 'towns'>;

/** Finds what a campaign's work adds up to for a target, in the office's sums of that campaign. */
export function boardProgress(target: Target<Figure>, { figures: all, squads, towns }: Sums): Progress {
  const { of } = target;
  const group =
    of && ('squad' in of ? squads.find(({ id }) => id === of.squad) : towns.find(({ id }) => id === of.town));
  const amounts = of ? (group?.figures ?? []) : all;
  const { reported, verified } = amounts.find(({ figure }) => figure === target.figure) ?? { reported: 0, verified: 0 };
  return { ...target, reported, verified };
}

/** Adds up the work of a campaign among records, towards a target. */
export function localProgress(target: Target<Figure>, campaign: FoldedRecord, work: readonly FoldedRecord[]): Progress {
  const sum = { reported: 0, verified: 0 };
  for (const record of work) {
    if (textField(record, 'campaign') !== campaign.id) continue;
    const quantity = contributionsOf(record).find(({ figure }) => figure === target.figure)?.quantity ?? 0;
    sum.reported += quantity;
    if (statusOf(record) === 'verified') sum.verified += quantity;
  }
  return { ...target, ...sum };
}

/** 宣传活动 3 场，目标 10 场. */
export function progressText({ figure, reported, amount }: Progress): string {
  const unit = unitWord(figures[figure]);
  const [done, target] = [reported, amount].map((value) => formatAmount(value, unit));
  return words.campaigns.progress(figureName(figure), done ?? '', target ?? '');
}

/** 已核实 2. */
export const verifiedText = ({ verified }: Progress): string => words.campaigns.verified(formatNumber(verified));
