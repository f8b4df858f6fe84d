import { describe, expect, it } from 'vitest';
import { schoolWords } from '../../../src/client/figures/words/schools.ts';
import { entriesByName, figureNames } from '../../../src/client/reports/figure-names.ts';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { campaignBrief } from '../../../src/domain/reports/campaign-brief.ts';
import { checkTemplate, usesOf } from '../../../src/domain/reports/check.ts';
import { countyYear } from '../../../src/domain/reports/county-year.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import { makeSource, reportPeriodsOf } from '../../../src/domain/reports/figure-source.ts';
import { monthBrief } from '../../../src/domain/reports/month-brief.ts';
import { renderReport } from '../../../src/domain/reports/render.ts';
import { schoolsYear } from '../../../src/domain/reports/schools-year.ts';
import { readTemplate } from '../../../src/domain/reports/template.ts';
import { reportData } from './report-data.ts';

const fill = (text: string): string => {
  const { lines } = renderReport(readTemplate(text).template, makeSource(figureNames(), reportData));
  return lines
    .flatMap(({ runs }) => runs)
    .map((run) => (run.type === 'missing' ? `〔${run.reason}〕` : run.text))
    .join('');
};

describe('the source of a report', () => {
  it('knows each figure of the catalogue by a Chinese name of its own', () => {
    expect(entriesByName().size).toBe(catalogue.length);
  });

  it.each([
    ['{{年份}} {{上年份}} {{月份}} {{地区}}', '2016 2015 1 清源区'],
    ['{{发放宣传资料|余}}，比上年{{发放宣传资料|比上年}}', '8万余份，比上年增长15.3%'],
    ['{{社会面宣传活动}}', '21场'],
    ['{{责任书签订率}}', '98%'],
    ['{{到过的村}}，{{覆盖面}}', '1个，2.8%'],
    ['{{志愿者}}，比上年{{志愿者|比上年}}', '320人，比上年增长6.7%'],
    ['{{禁毒专项经费}}', '35万元'],
    ['{{待写 主要问题}}', '山区入户不够。'],
    ['{{逐 镇}}{{镇名}}{{发放宣传资料}}{{完}}', '东镇60,000份'],
    ['{{踏查}}', '〔no_value〕'],
    ['{{群众知晓率}}', '〔no_operand〕'],
    ['{{镇}}', '〔no_value〕'],
    ['{{禁毒专项经费|上年}}', '〔no_value〕'],
    ['{{前年份}}', '2014'],
    ['{{开始日期}}至{{结束日期}}', '2016年1月1日至2016年12月31日'],
    ['{{本次活动}}', '〔no_value〕'],
    ['{{志愿者|前年}}', '〔no_value〕'],
    ['{{志愿者|前年|比上年}}', '〔no_value〕'],
  ])('%s → %s', (text, filled) => {
    expect(fill(text)).toBe(filled);
  });
});

describe('the built-in template', () => {
  it.each([
    ['of a district', districtYear],
    ['of a county', countyYear],
    ['of a month', monthBrief],
    ['of a campaign', campaignBrief],
    ['of schools', schoolsYear],
  ])('%s names only figures of the catalogue', (_, text) => {
    const { template, errors } = readTemplate(text);
    expect(errors).toEqual([]);
    expect(checkTemplate(template, (name) => entriesByName().has(name))).toEqual([]);
  });

  it('of schools writes every figure of the prepared set', () => {
    const used = new Set(
      usesOf(readTemplate(schoolsYear).template).map(({ name }) => figureNames().byName.get(name)?.id),
    );
    // Growth stands beside its figure; the two names are compared in a condition, and the parts of all computers are in the rates.
    const beside = (id: string) => /Growth$|aboveRevenue$|^it\.(primary|middle|staff)Computers$/.test(id);
    expect(Object.keys(schoolWords).filter((id) => !used.has(id) && !beside(id))).toEqual([]);
  });

  it('of a campaign has its days and its name, and only the squads that took part', () => {
    const period = { from: '2016-06-01', to: '2016-06-30' };
    const [town] = reportData.boards.present.towns;
    const squads = [
      { id: 'a', name: '一分队', figures: town?.figures ?? [] },
      { id: 'b', name: '二分队', figures: [] },
    ];
    const data = {
      ...reportData,
      periods: reportPeriodsOf(period),
      boards: { present: { ...reportData.boards.present, squads } },
      campaign: { id: 'c', name: '全民禁毒宣传月' },
    };
    const { lines } = renderReport(readTemplate(campaignBrief).template, makeSource(figureNames(), data));
    const text = lines.map(({ runs }) => runs.map((run) => (run.type === 'missing' ? '〔缺〕' : run.text)).join(''));
    expect(text.slice(0, 2)).toEqual([
      '全民禁毒宣传月工作简报',
      '2016年6月1日至2016年6月30日，清源区组织开展全民禁毒宣传月。现将情况简要报告如下。',
    ]);
    expect(text.filter((line) => line.includes('分队：'))).toEqual([
      '一分队：宣传活动〔缺〕，发放宣传资料60,000份，入户走访〔缺〕。',
    ]);
  });

  it('marks what is missing, and never writes it as 0', () => {
    const { lines, gaps } = renderReport(readTemplate(districtYear).template, makeSource(figureNames(), reportData));
    const text = lines
      .flatMap(({ runs }) => runs)
      .map((run) => (run.type === 'missing' ? '' : run.text))
      .join('');
    expect(gaps.map(({ name }) => name)).toContain('制贩种毒案件');
    expect(text).not.toMatch(/(?<!\d)0(份|场|次|人|起)/);
  });
});
