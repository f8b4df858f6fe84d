import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/kernel/id.ts';
import { fold } from '../../../src/domain/records/fold.ts';
import { PullResponse, WireRecord } from '../../../src/protocol/sync/pull.ts';
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

  it('a page of records comes back as it left', () => {
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
        expect(v.parse(PullResponse, JSON.parse(JSON.stringify(page)))).toEqual(page);
      }),
    );
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
