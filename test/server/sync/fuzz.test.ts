import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindNames, kindOf } from '../../../src/domain/records/kinds/index.ts';
import { PushResponse } from '../../../src/protocol/sync/push.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { type District, makeDistrict, NOON, Phone, TODAY } from './fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('\0', '\ud800', '"', '\\', '{}', 'NULL', '𠮷'),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-0, 1e308, 5e-324, 0.1 + 0.2, 2 ** 53));
const anything = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(TODAY, '0000-01-01'),
);
const kinds = fc.constantFrom(...kindNames);
const fieldOf = (kind: (typeof kindNames)[number]) =>
  fc.oneof(fc.constantFrom(...Object.keys(kindOf(kind).fields), 'deleted', 'review', '__proto__', 'constructor'), text);

/** A change by shape, with fields that may hold anything. */
const change = kinds.chain((kind) =>
  fc.record({
    kind: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(kind) }, { weight: 1, arbitrary: anything }),
    fields: fc.dictionary(fieldOf(kind), anything, { maxKeys: 4 }),
    base: fc.option(fc.dictionary(fieldOf(kind), fc.oneof(fc.constant<unknown>([]), anything), { maxKeys: 2 })),
    schema: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(1) }, { weight: 1, arbitrary: anything }),
    clock: fc.option(fc.oneof(anything, fc.constantFrom('000000000-0000-000000000000', 'zzzzzzzzz-zzzz-ffffffffffff'))),
    onTop: fc.boolean(),
  }),
);

it('whatever a phone sends, each change is answered, the good ones are kept, and the figures stay right', async () => {
  const phone = new Phone(d.context, d.administrator);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (odd) => {
      const good = phone.create('leaflet', { date: TODAY, quantity: 3 });
      const sent = odd.map(({ kind, fields, base, schema, clock, onTop }) => ({
        ...phone.create('leaflet', { ...(onTop ? { date: TODAY, quantity: 1 } : {}) }, NOON),
        ...(clock === null ? {} : { clock }),
        ...(base === null ? {} : { base }),
        kind,
        schema,
        fields: { ...(onTop ? { date: TODAY, quantity: 1 } : {}), ...fields },
      }));
      // As over the network: what JSON can not say does not arrive.
      const changes = JSON.parse(JSON.stringify([...sent, good])) as unknown[];
      const answer = await phone.send(...changes);
      expect(v.parse(PushResponse, answer).results).toHaveLength(changes.length);
      expect(answer.results.at(-1)).toEqual({ id: good.id, outcome: 'ok' });
    }),
    { numRuns: 100 },
  );
  expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
});
