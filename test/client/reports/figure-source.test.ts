import { describe, expect, it } from 'vitest';
import { entriesByName, figureNames } from '../../../src/client/reports/figure-names.ts';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { checkTemplate } from '../../../src/domain/reports/check.ts';
import { countyYear } from '../../../src/domain/reports/county-year.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import { makeSource } from '../../../src/domain/reports/figure-source.ts';
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
  ])('%s → %s', (text, filled) => {
    expect(fill(text)).toBe(filled);
  });
});

describe('the built-in template', () => {
  it.each([
    ['of a district', districtYear],
    ['of a county', countyYear],
    ['of a month', monthBrief],
    ['of schools', schoolsYear],
  ])('%s names only figures of the catalogue', (_, text) => {
    const { template, errors } = readTemplate(text);
    expect(errors).toEqual([]);
    expect(checkTemplate(template, (name) => entriesByName().has(name))).toEqual([]);
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
