import { beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/records/change.ts';
import { kindNames, kindOf } from '../../../src/domain/records/kinds/index.ts';
import { upcast } from '../../../src/domain/records/upcast.ts';
import { useLaterLeaflet } from '../../support/later-leaflet.ts';

const id = '00000000-0000-7000-8000-000000000001';
const change = (schema: number, fields: Change['fields'], base: Change['base'] = {}): Change => ({
  id,
  device: id,
  deviceSeq: 1,
  record: id,
  kind: 'leaflet',
  schema,
  clock: '0mxmqz4ao-0000-fac4f6825d7b',
  base,
  fields,
});

describe('the steps of each kind', () => {
  it.each(kindNames)('exist in %s for each schema but the first', (name) => {
    const { schema, steps = [] } = kindOf(name);
    expect(steps).toHaveLength(schema - 1);
  });
});

describe('upcast', () => {
  beforeAll(useLaterLeaflet);

  it('converts a change of an older release', () => {
    const first = change(1, { count: 5, remark: '雨', minutes: 90, weather: 'rain' }, { count: ['a'], weather: ['b'] });
    expect(upcast(first)).toEqual(change(4, { quantity: 5, note: '雨', hours: 1.5 }, { quantity: ['a'] }));
    expect(upcast(change(3, { quantity: 5, minutes: null }))).toEqual(change(4, { quantity: 5, hours: null }));
  });

  it('gives the same result through an intermediate release', () => {
    const second = change(2, { amount: 5, remark: '雨', minutes: 30 });
    expect(upcast(second)).toEqual(upcast(change(1, { count: 5, remark: '雨', minutes: 30 })));
    expect(upcast(upcast(second))).toEqual(upcast(second));
  });

  it('keeps a change of this release or a newer one', () => {
    for (const schema of [4, 5])
      expect(upcast(change(schema, { quantity: 1 }))).toEqual(change(schema, { quantity: 1 }));
  });
});
