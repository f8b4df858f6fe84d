import * as v from 'valibot';
import { expect, it } from 'vitest';
import { basesOf } from '../../../../src/client/data/replica/record-row.ts';
import { makeClock } from '../../../../src/domain/kernel/clock.ts';
import { fold, overlay } from '../../../../src/domain/records/fold.ts';
import type { FoldedRecord } from '../../../../src/domain/records/record.ts';
import { WireChange } from '../../../../src/protocol/sync/push.ts';
import { changeToWire } from '../../../../src/protocol/sync/record-wire.ts';
import { idOf } from '../../../support/arbitraries.ts';

const clockAt = (wall: number) => makeClock({ wall, counter: 0, node: idOf(1).slice(-12) });
const common = { record: idOf(1), device: idOf(2), deviceSeq: 1, kind: 'leaflet', schema: 1, author: idOf(3) } as const;

it('a conflict with any number of sides can be settled, by a few choices that the server can read', () => {
  const made = { ...common, id: idOf(1), clock: clockAt(1), effective: clockAt(1), base: {}, fields: { quantity: 1 } };
  const rivals = Array.from({ length: 120 }, (_, n) => {
    const clock = clockAt(2 + n);
    return {
      ...common,
      id: idOf(10 + n),
      clock,
      effective: clock,
      base: { quantity: [made.clock] },
      fields: { quantity: n + 2 },
    };
  });
  const changes = [made, ...rivals];
  const recordNow = () => fold(changes) as FoldedRecord;
  for (let n = 0; n < 3; n++) {
    const record = recordNow();
    expect(record.conflicts?.quantity).toBeDefined();
    const clock = clockAt(1_000 + n);
    const chosen = {
      ...common,
      id: idOf(500 + n),
      clock,
      effective: clock,
      base: basesOf(record, ['quantity']),
      fields: { quantity: 7 },
    };
    expect(v.safeParse(WireChange, changeToWire(chosen)).success).toBe(true);
    expect(overlay(record, [chosen])?.fields.quantity).toBe(7);
    changes.push(chosen);
  }
  expect(recordNow().conflicts).toBeUndefined();
});
