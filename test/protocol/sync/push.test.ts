import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abridge, complete, outcomes, type PushResult } from '../../../src/protocol/sync/push.ts';

const envelope = { time: 1, epoch: '00000000-0000-7000-8000-000000000001', head: 9, received: 4 };
const result = fc.record({ outcome: fc.constantFrom(...outcomes), isReadable: fc.boolean() });

test('an abridged answer is completed to what it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid()), fc.infiniteStream(result), (ids, stream) => {
      const results = ids.map((id, place): PushResult => {
        const { outcome, isReadable } = stream.next().value;
        return isReadable || outcome === 'ok' ? { id, outcome } : { id: place, outcome, code: 'malformed' };
      });
      const answer = { ...envelope, results };
      const short = abridge(answer, ids.length);
      expect(short.results.some(({ outcome }) => outcome === 'ok')).toBe(false);
      const changes = ids.map((id) => ({ id }));
      expect(complete(short, changes)).toEqual(answer);
    }),
  );
});

test('an answer that lacks a result keeps what it has, and the change stays without one', () => {
  const answer = { ...envelope, results: [{ id: 'a', outcome: 'ok' } as const] };
  expect(abridge(answer, 2)).toEqual(answer);
  expect(complete(answer, [{ id: 'a' }, { id: 'b' }])).toEqual(answer);
});
