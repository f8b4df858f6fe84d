import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clockNode, makeClock } from '../../../src/domain/kernel/clock.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { fold } from '../../../src/domain/records/fold.ts';
import { restoreClocks, shortenClocks } from '../../../src/protocol/sync/edit-clocks.ts';
import { PullResponse, packPage, WireRecord } from '../../../src/protocol/sync/pull.ts';
import { WireChange } from '../../../src/protocol/sync/push.ts';
import { changeToWire, recordFromWire, recordToWire } from '../../../src/protocol/sync/record-wire.ts';
import { history } from '../../support/arbitraries.ts';

const freshId = () => newId(Date.now(), (n) => crypto.getRandomValues(new Uint8Array(n)));

describe('records and changes on the wire', () => {
  it('a record comes back as it left, through JSON and the schema', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const record = fold(changes);
        if (!record) throw new Error('a history begins with its creation');
        const arrived = v.parse(WireRecord, JSON.parse(JSON.stringify(recordToWire(record, 'district'))));
        expect(recordFromWire(arrived)).toEqual(record);
      }),
    );
  });

  it('a page of records comes back as it left, though it travels shortened and in columns', () => {
    const at = {
      time: 1,
      epoch: freshId(),
      head: 2,
      received: 3,
      add: [],
      drop: [],
      gone: [],
      cursors: {},
      more: false,
    };
    fc.assert(
      fc.property(fc.array(history, { maxLength: 12 }), (histories) => {
        const records = histories.flatMap((changes) => {
          const record = fold(changes);
          return record ? [recordToWire(record, 'district')] : [];
        });
        const page = { ...at, records };
        expect(v.parse(PullResponse, JSON.parse(JSON.stringify(packPage(page))))).toEqual(page);
      }),
    );
  });

  it('the clock of an edit by the same phone is told as the time since', () => {
    const [device, other] = [freshId(), freshId()];
    const clockOf = (wall: number, by: string) => makeClock({ wall, counter: 0, node: clockNode(by) });
    const clocks = {
      note: clockOf(1_060_000, device),
      quantity: clockOf(1_060_000, other),
      place: clockOf(900_000, device),
    };
    const short = shortenClocks(clocks, clockOf(1_000_000, device));
    expect(short).toEqual({ ...clocks, note: 60_000 });
    expect(restoreClocks(short, clockOf(1_000_000, device))).toEqual(clocks);
  });

  it('a change passes its schema, and the one that makes a record does not repeat the id', () => {
    fc.assert(
      fc.property(history, (changes) => {
        for (const change of changes) {
          const wire = v.parse(WireChange, JSON.parse(JSON.stringify(changeToWire(change))));
          expect(wire.record ?? wire.id).toBe(change.record);
          expect(wire.base ?? {}).toEqual(change.base);
          expect(wire.fields).toEqual(change.fields);
        }
      }),
    );
  });
});
