import { describe, expect, it } from 'vitest';
import { writeNumeral } from '../../../src/domain/reports/numbering.ts';
import { type Of, type Report, renderReport, type Source } from '../../../src/domain/reports/render.ts';
import { readTemplate } from '../../../src/domain/reports/template.ts';
import type { Value } from '../../../src/domain/reports/value.ts';

const number = (value: number, unit: string, rounding: 'exact' | 'over' | 'tenth' = 'over'): Value => ({
  type: 'number',
  value,
  unit,
  rounding,
});

const present: Readonly<Record<string, Value>> = {
  发放宣传资料: number(82_260, '份'),
  举办活动: number(42, '场'),
  学校活动: number(21, '场'),
  志愿者: number(320, '人', 'exact'),
  分队数: number(5, '个', 'exact'),
  签订率: number(98.46, '%', 'tenth'),
  专项经费: number(35, '万元', 'exact'),
  纳入考核: { type: 'flag', value: true },
  信息员: { type: 'missing', reason: 'stated' },
  新建: number(0, '个'),
  服务时长: number(3_814.35, '小时'),
  踏查面积: number(7.5, '亩'),
};
const previous: Readonly<Record<string, Value>> = {
  发放宣传资料: number(71_350, '份'),
  举办活动: number(0, '场'),
  学校活动: number(30, '场'),
};
const towns = [
  { id: 'e', name: '东镇' },
  { id: 'w', name: '西镇' },
];

const source: Source = {
  value: (name, { period, group }: Of) => {
    if (group) return number(group.id === 'e' ? 30 : 12, '场');
    return (period === 'present' ? present : previous)[name] ?? { type: 'missing', reason: 'no_value' };
  },
  groups: (of) => (of === 'town' ? towns : []),
  slot: (name) => (name === '主要问题' ? '山区入户不够。' : undefined),
};

const render = (...lines: string[]): Report => {
  const { template, errors } = readTemplate(lines.join('\n'));
  expect(errors).toEqual([]);
  return renderReport(template, source);
};

/** The report as text; what is missing stands in brackets. */
const textOf = ({ lines }: Report): string[] =>
  lines.map(
    ({ number: n, runs }) =>
      n + runs.map((run) => (run.type === 'missing' ? `〔缺：${run.name} ${run.reason}〕` : run.text)).join(''),
  );

describe('a rendered report', () => {
  it.each([
    ['{{发放宣传资料}}', '82,260份'],
    ['{{发放宣传资料|余}}', '8万余份'],
    ['{{发放宣传资料|余两位}}', '8.2万余份'],
    ['{{发放宣传资料|上年}}', '71,350份'],
    ['{{发放宣传资料|上年|余}}', '7万余份'],
    ['{{发放宣传资料|比上年}}', '增长15.3%'],
    ['{{学校活动|比上年}}', '下降30%'],
    ['{{发放宣传资料|不带单位}}', '82,260'],
    ['{{志愿者|余}}', '320人'],
    ['{{专项经费|余}}', '35万元'],
    ['{{分队数|汉字}}', '五个'],
    ['{{签订率}}', '98.5%'],
    ['{{签订率|以上}}', '98%以上'],
    ['{{专项经费|以上}}', '35万元'],
    ['{{纳入考核}}', '是'],
    ['{{信息员}}', '〔缺：信息员 stated〕'],
    ['{{举办活动|比上年}}', '〔缺：举办活动 base_zero〕'],
    ['{{志愿者|比上年}}', '〔缺：志愿者 no_base〕'],
    ['{{纳入考核|比上年}}', '〔缺：纳入考核 not_a_number〕'],
    ['{{新建}}', '0个'],
    ['{{服务时长}}', '3,814.35小时'],
    ['{{服务时长|余}}', '3000余小时'],
    ['{{踏查面积|余}}', '7.5亩'],
    ['{{若 有数(信息员)}}有{{否则}}没有{{完}}', '没有'],
    ['{{若 签订率 ≥ 98}}达到{{完}}', '达到'],
    ['{{若 信息员 ≥ 0}}达到{{否则}}不知{{完}}', '不知'],
    ['{{逐 镇}}{{镇名}}{{举办活动}}{{完}}', '东镇30场、西镇12场'],
  ])('%s → %s', (line, text) => {
    expect(textOf(render(line))).toEqual([text]);
  });

  it('numbers headings and points by their structure', () => {
    const lines = [
      '# 总结',
      '## 甲',
      '### 一',
      '- 点',
      '- 点',
      '正文',
      '- 点',
      '### 二',
      '#### 子',
      '##### 孙',
      '## 乙',
      '### 一',
    ];
    expect(textOf(render(...lines))).toEqual([
      '总结',
      '一、甲',
      '（一）一',
      '一是点',
      '二是点',
      '正文',
      '一是点',
      '（二）二',
      '1.子',
      '（1）孙',
      '二、乙',
      '（一）一',
    ]);
  });

  it('leaves no number out when a condition leaves a heading out', () => {
    expect(textOf(render('## 甲', '{{若 有数(信息员)}}', '## 乙', '{{完}}', '## 丙'))).toEqual(['一、甲', '二、丙']);
  });

  it('computes definitions, and says why one has no value', () => {
    const report = render(
      '{{设 社会活动 = 举办活动 - 学校活动}}',
      '{{设 人均（份）= 发放宣传资料 ÷ 志愿者}}',
      '{{设 混加 = 发放宣传资料 + 志愿者}}',
      '{{设 除零 = 志愿者 ÷ 新建}}',
      '{{设 无底 = 信息员 + 1}}',
      '{{社会活动}}，{{人均}}，{{混加}}，{{除零}}，{{无底}}',
    );
    expect(textOf(report)).toEqual([
      '21场，257.1份，〔缺：混加 not_addable〕，〔缺：除零 division_by_zero〕，〔缺：无底 stated〕',
    ]);
  });

  it('lists what is missing with its place', () => {
    const report = render('## 甲', '### 乙', '{{信息员}}', '## 丙', '{{待写 明年打算}}', '{{待写 主要问题}}');
    expect(report.gaps).toEqual([
      { name: '信息员', reason: 'stated', place: '一、（一）', line: 3 },
      { name: '明年打算', reason: 'not_written', place: '二、', line: 5 },
    ]);
    expect(textOf(report).at(-1)).toBe('山区入户不够。');
  });

  it('is cut where loops within loops grow too long', () => {
    const many: Source = {
      ...source,
      groups: () => Array.from({ length: 300 }, (_, n) => ({ id: `${n}`, name: `${n}` })),
    };
    const { template } = readTemplate('{{逐 镇}}\n{{逐 分队}}\n{{镇名}}{{分队名}}\n{{完}}\n{{完}}');
    const report = renderReport(template, many);
    expect(report.isCut).toBe(true);
    expect(report.lines.length).toBeLessThan(20_001);
  });

  it('computes a chain of definitions once each', () => {
    const chain = Array.from({ length: 150 }, (_, n) => {
      const name = (at: number) => `数${String.fromCodePoint(0x4e00 + at)}`;
      return `{{设 ${name(n)} = ${n ? `${name(n - 1)} + ${name(n - 1)}` : '志愿者'}}}`;
    });
    expect(textOf(render(...chain, '{{志愿者}}'))).toEqual(['320人']);
    expect(textOf(render(...chain, `{{数${String.fromCodePoint(0x4e00 + 10)}}}`))).toEqual(['327,680人']);
  });
});

it.each([
  [0, '零'],
  [2, '二'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [320, '三百二十'],
  [2_016, '二千零一十六'],
  [9_999, '九千九百九十九'],
])('%d is written %s', (value, text) => {
  expect(writeNumeral(value)).toBe(text);
});
