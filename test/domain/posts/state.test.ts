import { expect, it } from 'vitest';
import { checkLines } from '../../../src/domain/posts/check.ts';
import { mayAct, postActs, postStates, stateOf } from '../../../src/domain/posts/state.ts';

it('the state of a post follows from its two times', () => {
  expect(stateOf({ publishAt: null, withdrawnAt: null }, 5)).toBe('draft');
  expect(stateOf({ publishAt: 6, withdrawnAt: null }, 5)).toBe('scheduled');
  expect(stateOf({ publishAt: 5, withdrawnAt: null }, 5)).toBe('published');
  expect(stateOf({ publishAt: 4, withdrawnAt: 5 }, 5)).toBe('withdrawn');
});

it('each step has the states in which it may be taken', () => {
  const table = postActs.map((act) => [act, postStates.filter((state) => mayAct(act, state))]);
  expect(Object.fromEntries(table)).toEqual({
    publish: ['draft', 'scheduled', 'published', 'withdrawn'],
    unschedule: ['scheduled'],
    withdraw: ['published'],
  });
});

it('a post without title or text, or with turned text beside its body, is not published', () => {
  const good = { title: '题', when: '', where: '', text: '文', group: null, led: null, script: null };
  expect(checkLines(good)).toEqual([]);
  expect(checkLines({ ...good, title: ' ' })).toEqual([{ code: 'empty', line: 0 }]);
  expect(checkLines({ ...good, text: '\n' })).toEqual([{ code: 'empty', line: 0 }]);
  expect(checkLines({ ...good, led: '\u202e' })).toEqual([{ code: 'bidi', line: 0 }]);
  expect(checkLines({ ...good, where: 'g\u043ev' })).toEqual([{ code: 'look_alike', line: 0 }]);
});
