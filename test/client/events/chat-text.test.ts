import { describe, expect, it } from 'vitest';
import { chatText, isMoved, weekEvents, weekText } from '../../../src/client/events/chat-text.ts';
import type { PlannedEvent } from '../../../src/domain/events/event.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const [one, two] = [idOf(21), idOf(22)];
const event: PlannedEvent = {
  ...{ id: idOf(1), title: '集市宣传', day: '2026-06-10', phase: 'planned', starts: '09:00', ends: '11:00' },
  ...{ place: idOf(6), squad: one, campaign: undefined, invited: [], people: undefined, roles: [] },
};
const [created, later] = ['0mxmqz4ao-0000-fac4f6825d7b', '0mxmqz4ap-0000-fac4f6825d7b'];
const record = (fields: FoldedRecord['fields'] = {}, clocks: FoldedRecord['clocks'] = {}): FoldedRecord => ({
  ...{ id: event.id, kind: 'event', created },
  fields: { risks: '无特别风险', ...fields },
  clocks: { date: created, ...clocks },
});
const around = { record: record(), place: '东镇集市', today: '2026-06-01', lacking: [], link: 'https://qy.example/e' };

describe('the text about an event', () => {
  it('is a notice with the roles that lack people, and says nothing of no risk', () => {
    const lacking = [{ role: '讲解', people: 3, coming: 1 }];
    expect(chatText(event, { ...around, lacking })).toBe(
      [
        '【活动通知】集市宣传',
        '时间：6月10日 星期三 09:00 至 11:00',
        '地点：东镇集市',
        '还需要：讲解 2 人',
        '能不能来都请答复一下，谢谢：',
        'https://qy.example/e',
      ].join('\n'),
    );
    expect(chatText(event, { ...around, record: record({ risks: '夜间，两人同行' }) })).toContain(
      '注意：夜间，两人同行',
    );
  });

  it('says that time or place have changed, also in the reminder of the day before', () => {
    const moved = record({}, { place: later });
    expect([isMoved(record()), isMoved(record({}, { note: later })), isMoved(moved)]).toEqual([false, false, true]);
    expect(chatText(event, { ...around, record: moved })).toMatch(/^【活动变更】[\s\S]*以这条为准/);
    expect(chatText(event, { ...around, record: moved, today: '2026-06-09' })).toMatch(
      /^【明天活动】[\s\S]*以这条为准/,
    );
  });

  it('reminds on the day before and on the day', () => {
    expect(chatText(event, { ...around, today: '2026-06-08' })).toMatch(/^【活动通知】/);
    expect(chatText(event, { ...around, today: '2026-06-09' })).toMatch(/^【明天活动】/);
    expect(chatText(event, { ...around, today: '2026-06-10' })).toMatch(/^【今天活动】/);
  });

  it('tells that it is cancelled, with the reason if there is one, and asks for no answer', () => {
    const text = chatText({ ...event, phase: 'cancelled' }, { ...around, record: record({ cancelled: '大雨' }) });
    expect(text).toMatch(/^【活动取消】集市宣传[\s\S]*原因：大雨/);
    expect(text).not.toContain('答复');
    expect(chatText({ ...event, phase: 'cancelled' }, around)).not.toContain('原因');
  });
});

describe('the text about the coming week', () => {
  const other = { ...event, id: idOf(2), squad: two };
  const all = [
    event,
    other,
    { ...event, id: idOf(3), day: '2026-06-17' },
    { ...event, id: idOf(4), phase: 'cancelled' as const },
    { ...event, id: idOf(5), squad: undefined, starts: undefined, ends: undefined },
  ];

  it('has the planned events of seven days that ask for the squad', () => {
    expect(weekEvents(all, '2026-06-10', one).map(({ id }) => id)).toEqual([event.id, idOf(5)]);
    expect(weekEvents(all, '2026-06-10', undefined)).toHaveLength(3);
    expect(weekEvents(all, '2026-06-11', undefined).map(({ id }) => id)).toEqual([idOf(3)]);
  });

  it('has a line for each', () => {
    expect(weekText([event], () => '东镇集市', 'https://qy.example/events')).toBe(
      '【一周活动】\n1. 6月10日 星期三 09:00 至 11:00 集市宣传（东镇集市）\n能不能来都请答复一下，谢谢：\nhttps://qy.example/events',
    );
  });
});
