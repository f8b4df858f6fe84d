import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate, slotsOf, usesOf } from '../../../src/domain/reports/check.ts';
import { readCondition, readExpression } from '../../../src/domain/reports/expression.ts';
import { MAX_CHARACTERS, MAX_DEFINITIONS, readTemplate } from '../../../src/domain/reports/template.ts';

const figures = new Set(['发放宣传资料', '举办活动', '学校活动', '志愿者', '签订率', '创建经费']);
const isFigure = (name: string) => figures.has(name);

const errorsOf = (text: string) => {
  const { template, errors } = readTemplate(text);
  return [...errors, ...checkTemplate(template, isFigure)].map(({ code, line, name }) => [code, line, name]);
};

describe('a template', () => {
  it('is read into blocks and marks', () => {
    const { template, errors } = readTemplate(
      [
        '# 年度总结',
        '## 宣传教育',
        '全年发放 {{发放宣传资料|余}}，比上年{{发放宣传资料|比上年}}。',
        '- 责任书签订率 {{ 签订率 | 以上 }}',
        '{{若 有数(创建经费)}}',
        '投入 {{创建经费}}。',
        '{{否则}}',
        '{{待写 经费说明}}',
        '{{完}}',
        '{{逐 镇}}',
        '{{镇名}}：{{举办活动}}',
        '{{完}}',
      ].join('\n'),
    );
    expect(errors).toEqual([]);
    expect(template.blocks.map(({ type, line }) => [type, line])).toEqual([
      ['title', 1],
      ['heading', 2],
      ['paragraph', 3],
      ['point', 4],
      ['when', 5],
      ['each', 10],
    ]);
    expect(template.blocks[2]).toMatchObject({
      parts: [
        { type: 'text', text: '全年发放 ' },
        { type: 'figure', name: '发放宣传资料', ways: ['about'] },
        { type: 'text', text: '，比上年' },
        { type: 'figure', name: '发放宣传资料', ways: ['growth'] },
        { type: 'text', text: '。' },
      ],
    });
    expect(template.blocks[4]).toMatchObject({
      condition: { type: 'known', name: '创建经费' },
      met: [{ type: 'paragraph' }],
      otherwise: [{ parts: [{ type: 'slot', name: '经费说明' }] }],
    });
    expect(slotsOf(template)).toEqual(['经费说明']);
    expect(usesOf(template).map(({ name, line }) => [name, line])).toEqual([
      ['发放宣传资料', 3],
      ['发放宣传资料', 3],
      ['签订率', 4],
      ['创建经费', 5],
      ['创建经费', 6],
      ['举办活动', 11],
    ]);
  });

  it('may have conditions and loops within a line', () => {
    const { template, errors } = readTemplate(
      '{{逐 镇}}{{镇名}}{{举办活动}}{{完}}，{{若 举办活动 ≥ 10}}超过{{否则}}不足{{完}}十场。',
    );
    expect(errors).toEqual([]);
    expect(template.blocks).toMatchObject([
      {
        type: 'paragraph',
        parts: [
          { type: 'each', of: 'town', parts: [{ type: 'group' }, { type: 'figure' }] },
          { type: 'text', text: '，' },
          { type: 'when', met: [{ text: '超过' }], otherwise: [{ text: '不足' }] },
          { type: 'text', text: '十场。' },
        ],
      },
    ]);
  });

  it.each([
    ['发放{{发放资料}}', ['figure_unknown', 1, '发放资料']],
    ['\n\n{{若 有数(经费)}}\n{{完}}', ['figure_unknown', 3, '经费']],
    ['{{设 人均 = 人均 ÷ 2}}', ['figure_circular', 1, '人均']],
    ['{{设 甲 = 乙 + 1}}\n{{设 乙 = 甲 + 1}}', ['figure_circular', 1, '甲']],
    ['{{设 志愿者 = 1 + 1}}', ['name_taken', 1, '志愿者']],
    ['{{发放宣传资料|大约}}', ['way_unknown', 1, '大约']],
    ['{{逐 村}}\n{{完}}', ['grouping_unknown', 1, '村']],
    ['{{镇名}}', ['group_outside', 1, '']],
    ['{{若 大概}}\n{{完}}', ['condition_invalid', 1, '大概']],
    ['{{设 甲 = }}', ['expression_invalid', 1, '设 甲 =']],
    ['第一行\n{{若 有数(志愿者)}}\n正文', ['block_open', 2, '若']],
    ['{{完}}', ['block_unopened', 1, '完']],
    ['{{否则}}', ['block_unopened', 1, '否则']],
    ['{{发放宣传资料', ['brace_open', 1, '{{发放宣传资料']],
    ['多了}}括号', ['brace_open', 1, '}}括号']],
    ['{{}}', ['mark_unknown', 1, '']],
    ['{{待写}}', ['mark_unknown', 1, '待写']],
    [`${'{{若 有数(志愿者)}}\n'.repeat(6)}${'{{完}}\n'.repeat(6)}`, ['too_deep', 6, '']],
    ['字'.repeat(MAX_CHARACTERS + 1), ['template_too_long', 1, '']],
    [
      Array.from({ length: MAX_DEFINITIONS + 1 }, (_, n) => `{{设 数${String.fromCodePoint(0x4e00 + n)} = 1}}`).join(
        '\n',
      ),
      ['template_too_long', MAX_DEFINITIONS + 1, '设'],
    ],
  ])('with a fault says which, where and of what: %#', (text, error) => {
    expect(errorsOf(text)).toContainEqual(error);
  });

  it('tells unknown names, circles and nothing else apart by code, line and name', () => {
    const text = '{{设 人均 = 发放宣传资料 ÷ 志愿者}}\n{{设 甲 = 乙}}\n{{设 乙 = 甲}}\n{{人均}}和{{没有的}}';
    expect(errorsOf(text)).toEqual([
      ['figure_circular', 2, '甲'],
      ['figure_unknown', 4, '没有的'],
    ]);
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '若 ',
      '完',
      '否则',
      '逐 镇',
      '设 ',
      '=',
      '÷',
      '(',
      '）',
      '有数(',
      '|余',
      '# ',
      '- ',
      '\n',
      '甲',
      '1',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { template } = readTemplate(pieces.join(''));
        checkTemplate(template, isFigure);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of hostile marks is read in time that grows with its length', () => {
    for (const text of [
      '{{'.repeat(50_000),
      '{{若 a=',
      '('.repeat(99_000),
      `{{设 a = ${'('.repeat(90_000)}}}`,
      '= '.repeat(49_000),
    ])
      readTemplate(text);
    expect(readExpression('('.repeat(290))).toBeUndefined();
    expect(readCondition(`${'1+'.repeat(200)}1 = 1`)).toBeUndefined();
  });
});

describe('an expression', () => {
  it.each([
    ['1 + 2 × 3', { type: 'sum', right: { type: 'product' } }],
    ['（1 + 2）× 3', { type: 'product', left: { type: 'sum' } }],
    ['举办活动 - 学校活动 - 1', { type: 'difference', left: { type: 'difference' } }],
    ['发放宣传资料÷志愿者', { type: 'quotient', left: { name: '发放宣传资料' }, right: { name: '志愿者' } }],
  ])('%s', (text, tree) => {
    expect(readExpression(text)).toMatchObject(tree);
  });

  it.each(['', '1 +', '+ 1', '1 2', '(1', '1)', '甲 乙', Array(21).fill('1').join('+')])('is refused: %s', (text) => {
    expect(readExpression(text)).toBeUndefined();
  });
});
