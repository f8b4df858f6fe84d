import { describe, expect, it } from 'vitest';
import { appendixOf, explanationsOf, isBlocking } from '../../../src/domain/checks/answer.ts';
import { type Finding, versionOf } from '../../../src/domain/checks/question.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const [early, late] = ['0loyw3v28-0000-000000000001', '0loyw3v29-0000-000000000001'];
const finding: Finding = {
  ...{ code: 'day_places', subject: 'a/2025-03-05', squad: null, records: [idOf(1)], count: 1 },
  values: { day: '2025-03-05', towns: 3, hours: 6 },
};
const question = { ...finding, version: versionOf(finding, [early]) };

const answered = (fields: Readonly<Record<string, FieldValue>>, created = early): FoldedRecord => ({
  id: idOf(90),
  kind: 'explanation',
  fields: { check: 'day_places', subject: finding.subject, version: question.version, answer: 'true', ...fields },
  clocks: {},
  created,
});

describe('an answer', () => {
  it('stays until the record or a number changes', () => {
    const answerOf = explanationsOf([answered({ reason: '三个镇相邻' })]);
    expect(answerOf(question)).toMatchObject({ answer: 'true', reason: '三个镇相邻' });
    expect(answerOf({ ...finding, version: versionOf(finding, [late]) })).toBeUndefined();
    const longer = { ...finding, values: { ...finding.values, hours: 7 } };
    expect(answerOf({ ...longer, version: versionOf(longer, [early]) })).toBeUndefined();
    expect(answerOf({ ...question, code: 'late_share' })).toBeUndefined();
  });

  it('is the latest one, in any order, without deleted ones and those of a later release', () => {
    const records = [
      answered({ answer: 'fixed' }, late),
      answered({ answer: 'unclear' }),
      answered({ answer: 'true', deleted: true }, `${late}x`),
      answered({ answer: 'later' }, `${late}x`),
    ];
    for (const order of [records, [...records].reverse()])
      expect(explanationsOf(order)(question)).toMatchObject({ answer: 'fixed' });
  });
});

it('leaves a contradiction standing until it is gone, whatever was answered', () => {
  const wrong = { ...question, code: 'value_differs' as const };
  const answerOf = explanationsOf([answered({}), answered({ check: 'value_differs' })]);
  const open = { ...question, subject: 'b' };
  expect(isBlocking(question)).toBe(false);
  const appendix = appendixOf([wrong, question, open], answerOf);
  expect(appendix.explained.map(({ question: { code } }) => code)).toEqual(['value_differs', 'day_places']);
  expect(appendix.open).toEqual([open]);
  expect(appendix.blocking).toBe(1);
});
