import { expect, it } from 'vitest';
import { changeTitle } from '../../../src/client/features/member/outbox/change-title.ts';
import type { QueueItem } from '../../../src/client/state/queue.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';

const names = { name: () => undefined, place: () => undefined };
const [record, other] = ['0193ebe0-d280-7cf8-b21e-31e830c9a7fe', '0193ebe0-d280-747c-8c6a-c94e38d8e320'] as const;

/** A pending change of a home visit to 8 households. */
const waiting = (id: string, fields: Record<string, FieldValue>): QueueItem => ({
  change: {
    id,
    record,
    kind: 'visit',
    schema: 1,
    device: other,
    deviceSeq: 1,
    clock: '',
    base: {},
    fields,
    state: 'unsent',
    order: 1,
    savedAt: 0,
  },
  record: { id: record, kind: 'visit', fields: { households: 8 }, clocks: {}, created: '' },
});

it('describes what each pending change does to its record', () => {
  expect(changeTitle(waiting(record, { households: 8 }), names)).toBe('入户走访 8 户次');
  expect(changeTitle(waiting(other, { households: 8 }), names)).toBe('修改：入户走访 8 户次');
  expect(changeTitle(waiting(other, { deleted: true }), names)).toBe('撤回：入户走访 8 户次');
  expect(changeTitle(waiting(other, { review: { verdict: 'verified', of: '' } }), names)).toBe('核实：入户走访 8 户次');
});

it('describes a change whose record cannot be shown', () => {
  const { change } = waiting(record, { households: 3 });
  expect(changeTitle({ change, record: undefined }, names)).toBe('入户走访 3 户次');
});
