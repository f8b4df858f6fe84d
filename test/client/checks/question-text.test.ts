import { expect, it } from 'vitest';
import { appendixLines } from '../../../src/client/checks/explanations.ts';
import { questionText, recordText } from '../../../src/client/checks/question-text.ts';
import { checkCodes } from '../../../src/domain/checks/question.ts';
import type { AskedQuestion } from '../../../src/protocol/checks/checks.ts';
import { idOf } from '../../support/arbitraries.ts';
import { findings } from '../../support/check-cases.ts';

const names = { [idOf(40)]: '李坪村', [idOf(50)]: '宣传单页' };
const asked = (): AskedQuestion[] =>
  findings().map((finding) => ({
    ...finding,
    values: { ...finding.values },
    version: '',
    records: [],
    explanation: null,
  }));

it('words every question with all of its values', () => {
  const questions = asked();
  expect(new Set(questions.map(({ code }) => code))).toEqual(new Set(checkCodes));
  for (const question of questions) {
    const { title, detail } = questionText(question, names);
    expect(`${title} ${detail}`, question.code).not.toMatch(/[{}]|undefined|NaN|null|\s[，。]|^\s|[a-z]+\.[A-Za-z]+/);
  }
});

it('says what the numbers are', () => {
  const of = (code: string) => {
    const found = asked().find((question) => question.code === code);
    return found && questionText(found, names);
  };
  expect(of('pledge_over_households')?.detail).toBe('李坪村：记录中最多 312 户，在册 298 户。');
  expect(of('same_amount')?.detail).toContain('都是 35 万元');
  expect(of('repetition')?.detail).toBe('2025年第2季度的 24 条发放资料记录里，有 19 条是 50 份。');
  expect(of('outlier')?.detail).toBe('2025年6月3日 2,000 份，那半个月同类记录一般是 55 份。');
});

it('words a record without its notes', () => {
  const fields = { date: '2025-03-05', households: 12, place: idOf(40) };
  expect(recordText({ id: idOf(1), kind: 'visit', day: '2025-03-05', fields }, names)).toMatchObject({
    detail: '2025年3月5日 · 李坪村',
  });
  const stated = { figure: 'fund.special', from: '2025-01-01', to: '2025-12-31', number: 35, who: '区财政局' };
  expect(recordText({ id: idOf(2), kind: 'statement', day: null, fields: stated }, names)).toEqual({
    title: '禁毒专项经费',
    detail: '2025年 · 35 万元 · 区财政局',
  });
});

it('prints an appendix with answers and what is open', () => {
  const [first, second] = asked();
  if (!first || !second) throw new Error('two questions');
  const explanation = { answer: 'true', reason: '两笔钱', at: '' } as const;
  const { lines, open, blocking } = appendixLines({ questions: [{ ...first, explanation }, second], names });
  expect(lines.map(({ answer }) => answer)).toEqual(['属实：两笔钱', '待答']);
  expect(open).toEqual([second]);
  expect(blocking).toBe([first, second].filter(({ code }) => code === 'value_differs').length);
});
