import type { Day } from '../../domain/kernel/day.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Change } from '../../domain/records/change.ts';
import { checkChange } from '../../domain/records/check-change.ts';
import { overlay } from '../../domain/records/fold.ts';
import { specOf } from '../../domain/records/kind.ts';
import { isKindName, type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { NewChange } from '../data/store-types.ts';

/** Later than any clock, so that the checked change wins. */
const LAST = 'zzzzzzzzz-zzzz-ffffffffffff';

/**
 * Checks a change before it is saved, while the volunteer can still correct it. Referenced records are assumed to
 * exist: the phone has only part of the district, so the server checks them.
 * @param before the record as it is; undefined for a new one
 * @param lastDay the latest allowed date
 * @returns the first failure; undefined if there is none
 */
export function checkOnPhone(written: NewChange, before: FoldedRecord | undefined, lastDay: Day): Failure | undefined {
  const change: Change = { ...written, device: written.id, deviceSeq: 1, clock: LAST, base: {} };
  const after = overlay(before, [change]);
  if (!after) return undefined;
  const kind = kindOf(written.kind);
  const targets = new Map<Id, KindName>();
  for (const [name, value] of Object.entries(after.fields)) {
    const spec = specOf(kind, name);
    if (spec?.type === 'reference' && typeof value === 'string' && isKindName(spec.to)) targets.set(value, spec.to);
  }
  return checkChange(change, after, lastDay, (id) => {
    const target = targets.get(id);
    return target && { id, kind: target, fields: {}, clocks: {}, created: '' };
  });
}
