import { describe, expect, it } from 'vitest';
import { headline } from '../../../src/client/records/headline.ts';
import { type ActivityName, activityNames } from '../../../src/domain/records/kinds/index.ts';

const names = { name: (id: string | undefined) => (id === 'm1' ? '折页' : undefined) };
const line = (kind: ActivityName, fields: Record<string, string | number>) => headline({ kind, fields }, names);

describe('the headline of a record', () => {
  it.each([
    ['leaflet', { quantity: 120, material: 'm1' }, '折页 120 份'],
    ['leaflet', { quantity: 1200 }, '资料 1,200 份'],
    ['visit', { households: 8 }, '入户走访 8 户次'],
    ['event', { title: '石岭村巡回展', attendance: 460 }, '石岭村巡回展，460 人次'],
    ['patrol', { area: 12, stage: 'seedling' }, '踏查 12 亩，出苗期'],
    ['survey', { asked: 50, passed: 46 }, '知晓率调查 50 人次，知晓 46 人次'],
    ['sign', { form: 'slogan', quantity: 3, condition: 'installed' }, '标语 3 条，新设'],
    ['sign', { form: 'board', quantity: 2, condition: 'missing' }, '展板 2 块，缺失'],
    ['broadcast', { channel: 'film', quantity: 3 }, '电视专题片 3 期'],
    ['broadcast', { channel: 'online', quantity: 3 }, '网络信息发布 3 条次'],
    ['meeting', { form: 'special' }, '专题会'],
  ] as const)('%s %j', (kind, fields, expected) => {
    expect(line(kind, fields)).toBe(expected);
  });

  it.each(activityNames)('%s is not empty even without fields', (kind) => {
    expect(line(kind, {}).trim()).not.toBe('');
  });
});
