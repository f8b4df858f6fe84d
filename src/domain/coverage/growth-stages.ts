import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { growthStages } from '../records/kinds/patrol.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';

export type Stage = (typeof growthStages)[number];

/** A growth stage as the district has it. */
export interface DistrictStage {
  readonly stage: Stage;
  /** The record of its name and months; undefined before the office wrote one. */
  readonly record: Id | undefined;
  readonly name: string | undefined;
  /** Its first and last month, as MM. */
  readonly months: readonly [from: string, to: string] | undefined;
}

/** Returns the stages in the order of growth. If two people wrote a stage at once, the later record counts. */
export function districtStages(records: readonly FoldedRecord[]): DistrictStage[] {
  const last = new Map<string | undefined, FoldedRecord>();
  for (const record of [...records].sort((a, b) => (a.created < b.created ? -1 : 1)))
    if (!isDeleted(record)) last.set(textField(record, 'stage'), record);
  return growthStages.map((stage) => {
    const record = last.get(stage);
    const text = (field: string) => record && textField(record, field);
    const [from, to] = [text('from'), text('to')];
    return { stage, record: record?.id, name: text('name'), months: from && to ? [from, to] : undefined };
  });
}

const isWithin = (month: string, [from, to]: readonly [string, string]): boolean =>
  from <= to ? from <= month && month <= to : month >= from || month <= to;

/** Returns the stage of a day; undefined where the months name none, or more than one. */
export function stageOn(stages: readonly DistrictStage[], day: Day): Stage | undefined {
  const found = stages.filter(({ months }) => months && isWithin(day.slice(5, 7), months));
  return found.length === 1 ? found[0]?.stage : undefined;
}
