import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appendixLines } from '../../../src/client/checks/explanations.ts';
import { questionText } from '../../../src/client/checks/question-text.ts';
import { documentOf } from '../../../src/client/features/office/summary/document.ts';
import { entriesByName } from '../../../src/client/reports/figure-names.ts';
import { inChinese, setLanguage } from '../../../src/client/words/language.ts';
import type { AskedQuestion } from '../../../src/protocol/checks/checks.ts';
import { idOf } from '../../support/arbitraries.ts';
import { findings } from '../../support/check-cases.ts';

const names = { [idOf(40)]: '李坪村', [idOf(50)]: '宣传单页' };
const questions = findings().map((finding): AskedQuestion => {
  const explanation = { answer: 'true', reason: '两笔钱', at: '' } as const;
  return { ...finding, values: { ...finding.values }, version: '', records: [], explanation };
});

afterEach(async () => {
  await setLanguage('zh-CN');
  vi.unstubAllGlobals();
});

describe('a document while the app is shown in English', () => {
  it('prints explanations and evidence in Chinese', async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
    await setLanguage('en');
    const [first] = questions;
    if (!first) throw new Error('a question');
    expect(questionText(first, names).title).toMatch(/[a-z]/);
    const asked = inChinese(() => [...appendixLines({ questions, names }).lines]);
    expect(asked.map(({ question, answer }) => question + answer).join()).not.toMatch(/[a-z]{2}/);
    expect(entriesByName.has('发放宣传资料')).toBe(true);
    const present = { from: '2025-01-01', to: '2025-12-31' };
    const written = { report: { lines: [] }, numbers: [], explanations: {}, periods: { present, previous: present } };
    const text = async (of: typeof asked) => {
      const file = new Uint8Array(await (await documentOf({ ...written, asked: of }, undefined)).arrayBuffer());
      return strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array());
    };
    expect(await text(asked)).toContain('附件2 核对说明');
    expect(await text(asked)).toContain('属实：两笔钱');
    expect(await text([])).not.toContain('附件2');
  });
});
