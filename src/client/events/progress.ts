import type { Id } from '../../domain/kernel/id.ts';
import { campaign as kind } from '../../domain/records/kinds/campaign.ts';
import { type FoldedRecord, phaseOf, textField } from '../../domain/records/record.ts';
import { unitWord } from '../records/kind-words.ts';
import { formatAmount } from '../words/format.ts';
import { events as words } from './words.ts';

/** A target of a campaign with what its held events have reached. */
export interface Progress {
  readonly field: 'events' | 'attendance';
  readonly reached: number;
  readonly target: number | undefined;
}

const number = (record: FoldedRecord, field: string): number | undefined => {
  const value = record.fields[field];
  return typeof value === 'number' ? value : undefined;
};

const isHeldFor = (campaign: Id) => (event: FoldedRecord) =>
  phaseOf(event) === 'held' && textField(event, 'campaign') === campaign;

/** Sums the held events of a campaign, beside its targets. */
export function progressOf(campaign: FoldedRecord, events: readonly FoldedRecord[]): Progress[] {
  const held = events.filter(isHeldFor(campaign.id));
  const attendance = held.reduce((sum, event) => sum + (number(event, 'attendance') ?? 0), 0);
  return [
    { field: 'events', reached: held.length, target: number(campaign, 'events') },
    { field: 'attendance', reached: attendance, target: number(campaign, 'attendance') },
  ];
}

/** 3 场（目标 10 场）. */
export function progressText({ field, reached, target }: Progress): string {
  const unit = unitWord(kind.fields[field].unit);
  const value = formatAmount(reached, unit);
  return target ? words.campaigns.of(value, formatAmount(target, unit)) : value;
}
