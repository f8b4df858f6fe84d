import type { Change } from '../../domain/change.ts';
import { checkChange } from '../../domain/check-change.ts';
import { dayAt } from '../../domain/day.ts';
import type { Failure } from '../../domain/failure.ts';
import { overlay } from '../../domain/fold.ts';
import type { Id } from '../../domain/id.ts';
import { specOf } from '../../domain/kind.ts';
import { kindOf } from '../../domain/kinds/index.ts';
import type { FoldedRecord } from '../../domain/record.ts';
import type { NewChange, Store } from '../storage/store.ts';

/** Later than any clock: what is being checked wins over what is there. */
const LAST = 'zzzzzzzzz-zzzz-ffffffffffff';

/**
 * Checks a change before it is saved, so that a mistake is mended while the volunteer still knows better. The phone
 * holds only a part of the district: what it does not know it lets pass, and the server decides.
 * @param time estimated server time, milliseconds since 1970
 */
export async function checkOnPhone(
  store: Store,
  written: NewChange,
  before: FoldedRecord | undefined,
  time: number,
  self: Id,
): Promise<Failure | undefined> {
  const change: Change = { ...written, device: written.id, deviceSeq: 1, clock: LAST, base: {} };
  const after = overlay(before, [change]);
  if (!after) return undefined;
  const kind = kindOf(written.kind);
  const references = Object.entries(written.fields).flatMap(([name, value]) => {
    const spec = specOf(kind, name);
    return spec?.type === 'reference' && typeof value === 'string' ? [{ id: value, kind: spec.to }] : [];
  });
  const here = await store.records(references.map(({ id }) => id));
  const known = new Map<Id, FoldedRecord>();
  references.forEach(({ id, kind: target }, i) => {
    const record = id === self ? undefined : here[i]?.record;
    known.set(id, record ?? { id, kind: target, fields: {}, clocks: {}, created: '' });
  });
  return checkChange(change, after, dayAt(time), (id) => known.get(id));
}
