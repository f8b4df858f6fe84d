import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appendixLines } from '../../../src/client/checks/explanations.ts';
import { questionText } from '../../../src/client/checks/question-text.ts';
import { readHome } from '../../../src/client/features/office/proofreading/docx.ts';
import { documentOf } from '../../../src/client/features/office/summary/document.ts';
import { makeDocx } from '../../../src/client/reports/docx.ts';
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

describe('a document that comes home', () => {
  const run = (name: string, text: string) =>
    ({ type: 'figure', name, of: { period: 'present' }, value: { type: 'text', text }, text, line: 1 }) as const;
  const line = (...runs: Parameters<typeof makeDocx>[0]['lines'][number]['runs']) =>
    ({ type: 'paragraph', level: undefined, number: '', runs, line: 1 }) as const;
  const options = { idOf: (name: string) => entriesByName().get(name)?.id, appendices: [], missing: String };
  const edited = (file: Uint8Array, edit: (xml: string) => string): Uint8Array => {
    const parts = unzipSync(file);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    return zipSync({ ...parts, 'word/document.xml': strToU8(edit(xml)) });
  };

  it('says which figures were changed by hand, and which were taken out', async () => {
    const report = {
      lines: [line(run('发放宣传资料', '8万余份'), { type: 'text', text: '，' }, run('踏查', '4次<&'))],
    };
    const file = await makeDocx(report, options);
    expect(readHome(file)).toEqual([
      { name: '发放宣传资料', written: '8万余份', now: '8万余份' },
      { name: '踏查', written: '4次<&', now: '4次<&' },
    ]);
    // As programs do it: over two runs.
    const changed = edited(file, (xml) => xml.replace('8万余份', '9万</w:t></w:r><w:r><w:t>余份'));
    expect(readHome(changed)[0]).toEqual({ name: '发放宣传资料', written: '8万余份', now: '9万余份' });
    const gone = edited(file, (xml) => xml.replace(/<w:bookmarkStart[^>]*leaflet[^>]*>/, ''));
    expect(readHome(gone)[0]?.now).toBe('');
  });

  it('is any other document without bookmarks of ours', () => {
    expect(readHome(zipSync({ 'word/document.xml': strToU8('<w:document/>') }))).toEqual([]);
    expect(readHome(strToU8('x'))).toEqual([]);
  });
});

describe('a document while the app is shown in English', () => {
  afterEach(async () => {
    await setLanguage('zh-CN');
    vi.unstubAllGlobals();
  });

  it('prints explanations and evidence in Chinese', async () => {
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
    await setLanguage('en');
    const [first] = questions;
    if (!first) throw new Error('a question');
    expect(questionText(first, names).title).toMatch(/[a-z]/);
    const asked = inChinese(() => [...appendixLines({ questions, names }).lines]);
    expect(asked.map(({ question, answer }) => question + answer).join()).not.toMatch(/[a-z]{2}/);
    expect(entriesByName().has('发放宣传资料')).toBe(true);
    const present = { from: '2025-01-01', to: '2025-12-31' };
    const written = {
      report: { lines: [] },
      numbers: [],
      explanations: {},
      scope: { periods: { present, previous: present, before: present } },
    };
    const text = async (of: typeof asked) => {
      const file = new Uint8Array(await (await documentOf({ ...written, asked: of }, undefined)).arrayBuffer());
      return strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array());
    };
    expect(await text(asked)).toContain('附件2 核对说明');
    expect(await text(asked)).toContain('属实：两笔钱');
    expect(await text([])).not.toContain('附件2');
  });
});
