import { expect, it } from 'vitest';
import { fromDraft, type KeptRun, toDraft, toFields } from '../../../src/client/features/member/survey/kept-run.ts';
import { questionSets } from '../../../src/domain/learning/question-sets.ts';

const set = questionSets.everybody;
const run: KeptRun = {
  set,
  mode: 'interview',
  place: '01890000-0000-7000-8000-000000000001',
  counts: { asked: 3, passed: 2, right: set.questions.map((_, i) => i % 3) },
};

it('is continued from its draft as it was, and never from a damaged one', () => {
  expect(fromDraft(toDraft(run))).toEqual(run);
  expect(fromDraft({})).toBeUndefined();
  expect(fromDraft({ ...toDraft(run), set: '知晓率题组' })).toBeUndefined();
  expect(fromDraft({ ...toDraft(run), mode: 'later' })).toBeUndefined();
});

it('goes on with the code of an open self-test, which becomes a record of a self-test', () => {
  const scanned: KeptRun = { ...run, mode: 'scanned', code: '01890000-0000-7000-8000-000000000002' };
  expect(fromDraft(toDraft(scanned))).toEqual(scanned);
  expect(toFields(scanned, '').mode).toBe('selfTest');
});

it('becomes a record of counts, with the questions, their version and the pass rule', () => {
  expect(toFields(run, '10 题答对 8 题')).toEqual({
    ...{ place: run.place, mode: 'interview', audience: 'public', questions: '群众知晓率', version: '2026-1' },
    ...{ passRule: '10 题答对 8 题', asked: 3, passed: 2, right: '0,1,2,0,1,2,0,1,2,0' },
  });
});
