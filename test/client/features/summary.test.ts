import { describe, expect, it } from 'vitest';
import { reportKinds, whereUsed } from '../../../src/client/features/office/summary/built-in.ts';
import { readDraft } from '../../../src/client/features/office/summary/create-text.ts';

const own = (report: string, uses: readonly string[]) => ({
  ...{ report, title: `自己的${report}`, span: 'month', from: '2026-01-01' },
  uses: [...uses],
});

describe('the reports that can be written', () => {
  it('are the built-in ones, then those of the office, each once', () => {
    expect(reportKinds([own('districtYear', []), own('a', [])]).map(({ report, span }) => [report, span])).toEqual([
      ['districtYear', 'year'],
      ['countyYear', 'year'],
      ['monthBrief', 'month'],
      ['campaignBrief', 'campaign'],
      ['schoolsYear', 'year'],
      ['a', 'month'],
    ]);
  });

  it('are named where a figure is used: by their saved text, else by the built-in one', () => {
    const usedIn = whereUsed([own('monthBrief', ['踏查']), own('a', ['踏查', '禁毒专项经费'])]);
    expect(usedIn('发放宣传资料')).toEqual(['无毒害区年度总结', '创建无毒县年度总结', '专项活动简报']);
    expect(usedIn('禁毒专项经费')).toEqual(['无毒害区年度总结', '自己的a']);
    expect(usedIn('没有的')).toEqual([]);
  });
});

describe('a draft on the device', () => {
  it('is read as it was kept, and nothing else is taken for one', () => {
    const draft = { text: '# 总结', prose: { 署名: '禁毒委' }, basedOn: 3 };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const other of [undefined, 3, '', '{', 'null', '{}', '{"text":1,"basedOn":1}'])
      expect(readDraft(other)).toBeUndefined();
  });
});
