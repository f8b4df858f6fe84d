import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { WireRecord } from '../../src/protocol/pull.ts';
import { WireChange } from '../../src/protocol/push.ts';
import { changeToWire, recordFromWire, recordToWire } from '../../src/protocol/record-wire.ts';
import { history } from '../support/arbitraries.ts';

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
