import { describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/domain/learning/card-ids.ts';
import { noContent } from '../../../src/domain/learning/content.ts';
import { UNCHECKED } from '../../../src/domain/learning/law.ts';
import { fillIn, lawValues } from '../../../src/domain/learning/law-values.ts';
import { type Question, questionFaults, TRUE_OR_FALSE } from '../../../src/domain/learning/question.ts';
import { questions } from '../../../src/domain/learning/questions.ts';
import { awaitingQuestions } from '../../../src/domain/learning/questions-awaiting.ts';
import {
  advance,
  choose,
  drawQuestions,
  isOver,
  type Random,
  shuffled,
  startRun,
} from '../../../src/domain/learning/quiz.ts';
import { shownQuestions } from '../../../src/domain/learning/shown-questions.ts';

/** A generator with a seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const shown = shownQuestions(noContent, '2026-12-01');
const all: readonly Question[] = [...questions, ...awaitingQuestions];

describe('the sixty questions', () => {
  it('are numbered from 1 to 60, and seven wait for somebody to confirm them', () => {
    expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(awaitingQuestions.map(({ number }) => number)).toEqual([8, 21, 45, 47, 54, 55, 56]);
  });

  it.each(all.map((each) => [each.number, each] as const))('may be asked: %i', (_, each) => {
    expect(questionFaults(each)).toEqual([]);
    expect(['calendar', ...cardIds]).toContain(each.about);
  });

  it('ask for nothing that is unchecked', () => {
    for (const { text, options, because } of questions)
      for (const each of [text, ...options, because]) expect(fillIn(each, lawValues)).not.toContain(UNCHECKED);
  });

  it('differ from one another', () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(60);
  });
});

describe('a faulty question', () => {
  const question: Question = {
    number: 1,
    text: '问题',
    options: ['甲', '乙'],
    answer: 0,
    because: '解释',
    about: 'poppy',
  };

  it.each<[string, Partial<Question>]>([
    ['bad_number', { number: 0 }],
    ['no_text', { text: '' }],
    ['options', { options: ['甲'] }],
    ['options', { options: ['甲', '甲'] }],
    ['options', { options: ['甲', ' '] }],
    ['options', { options: ['甲', '乙', '丙', '丁', '戊'] }],
    ['options', { options: ['甲', '长'.repeat(31)] }],
    ['bad_answer', { answer: 2 }],
    ['bad_answer', { answer: -1 }],
    ['no_explanation', { because: '' }],
    ['unknown_law_value', { text: '{no-such-value}' }],
    ['forbidden_word', { options: ['50元', '乙'] }],
  ])('is refused: %s', (fault, change) => {
    expect(questionFaults({ ...question, ...change })).toContain(fault);
  });
});

describe('drawing questions', () => {
  it('repeats none, gives as many as there are, and the same for the same seed', () => {
    const drawn = drawQuestions(shown, 100, seeded(7));
    expect(new Set(drawn.map(({ number }) => number)).size).toBe(shown.length);
    expect(drawn).toEqual(drawQuestions(shown, 100, seeded(7)));
    expect(drawn).not.toEqual(drawQuestions(shown, 100, seeded(8)));
    expect(drawQuestions(shown, 10, seeded(1))).toHaveLength(10);
    expect(drawQuestions([], 10, seeded(1))).toEqual([]);
  });

  it('keeps the right answer right, and the order of right and wrong', () => {
    for (let seed = 0; seed < 50; seed++)
      for (const asked of drawQuestions(shown, shown.length, seeded(seed))) {
        const original = shown.find(({ number }) => number === asked.number);
        expect(asked.options[asked.answer]).toBe(original?.options[original.answer]);
        if (original?.options === TRUE_OR_FALSE) expect(asked.options).toBe(TRUE_OR_FALSE);
      }
  });

  it('shuffles evenly', () => {
    const random = seeded(3);
    const first = [0, 0, 0, 0];
    for (let i = 0; i < 4_000; i++) {
      const at = shuffled([0, 1, 2, 3], random)[0] ?? 0;
      first[at] = (first[at] ?? 0) + 1;
    }
    for (const count of first) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('a game of one', () => {
  const asked = shown.slice(0, 2);
  const [first, second] = asked;

  it('counts the first choice only, and ends after the last question', () => {
    let run = startRun(asked);
    expect(advance(run)).toBe(run);
    expect(choose(run, 9)).toBe(run);
    run = choose(run, first?.answer ?? 0);
    expect([run.right, choose(run, 1)]).toEqual([1, run]);
    run = advance(run);
    run = choose(run, ((second?.answer ?? 0) + 1) % 2);
    expect([run.right, isOver(run)]).toEqual([1, false]);
    run = advance(run);
    expect([isOver(run), choose(run, 0)]).toEqual([true, run]);
  });

  it('is over at once without questions', () => expect(isOver(startRun([]))).toBe(true));
});
