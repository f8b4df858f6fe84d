import { describe, expect, it } from 'vitest';
import { problemWords } from '../../../src/client/features/office/register/problem-words.ts';
import { failureText } from '../../../src/client/records/failure-text.ts';
import { refusalText } from '../../../src/client/records/refusal-text.ts';
import english from '../../../src/client/words/failures.en.ts';
import { failures as chinese } from '../../../src/client/words/failures.ts';
import { failureCodes } from '../../../src/domain/kernel/failure.ts';
import { importProblems } from '../../../src/protocol/register/import.ts';

/** A message's slot stays empty if the rest equals the message with the slot's content removed. */
const LIMIT = '7777';
const emptied = (words: string): string | undefined => (words.includes(LIMIT) ? words.replace(LIMIT, '') : undefined);

describe('a message with a slot for a limit', () => {
  it.each(failureCodes)('is worded differently without a limit: %s', (code) => {
    for (const { [code]: words } of [chinese, english]) expect(words('')).not.toBe(emptied(words(LIMIT)));
    expect(refusalText({ code })).not.toMatch(/undefined|null|NaN/);
  });

  it.each(importProblems)('is complete in the import report: %s', (code) => {
    for (const column of [
      'name',
      'number',
      'phone',
      'squad',
      'role',
      'form',
      'parent',
      'households',
      'population',
      'pupils',
    ]) {
      const bare = problemWords({ row: 2, column, code });
      const limited = problemWords({ row: 2, column, code, limit: LIMIT });
      expect(bare).not.toBe(emptied(limited));
    }
  });

  it('states the maximum length of a name in a file', () => {
    expect(problemWords({ row: 2, column: 'name', code: 'too_long', limit: 40 })).toContain('40');
  });

  it('says of an end before its beginning that the date is too early', () => {
    const text = refusalText({ code: 'inconsistent', limit: '2026-06-01' });
    expect(text).toBe(chinese.date_too_old('2026年6月1日'));
    expect(text).not.toContain('两个数');
  });

  it('speaks of places only where something belongs to a place', () => {
    expect(refusalText({ code: 'inconsistent', field: 'parent' })).toContain('地点');
    expect(refusalText({ code: 'inconsistent', field: 'missing' })).not.toContain('地点');
  });

  it('distinguishes a too large request from a too large number', () => {
    expect(failureText({ code: 'too_large' })).not.toBe(refusalText({ code: 'too_large' }));
  });
});
