import { describe, expect, it } from 'vitest';
import { noContent } from '../../../src/domain/learning/content.ts';
import {
  isTieBreak,
  leaders,
  type Match,
  next,
  reveal,
  startMatch,
  tick,
  toggleRight,
} from '../../../src/domain/learning/match.ts';
import { shownQuestions } from '../../../src/domain/learning/shown-questions.ts';

/** Plays a question in which these teams are right. */
const play = (match: Match, ...right: readonly number[]): Match =>
  next(right.reduce((state, team) => toggleRight(state, team), reveal(match)));

const scores = ({ teams }: Match) => teams.map(({ score }) => score);

const questions = shownQuestions(noContent, '2026-12-01');

describe('a game of teams', () => {
  it('has two to six teams', () => {
    expect([1, 2, 6, 9].map((teams) => startMatch(questions, teams, 5).teams.length)).toEqual([2, 2, 6, 6]);
  });

  it('counts who was right and ends with one winner', () => {
    let match = startMatch(questions, 3, 2);
    match = play(match, 0, 1);
    match = play(match, 1);
    expect([match.phase, scores(match), leaders(match)]).toEqual(['over', [1, 2, 0], [1]]);
    expect(next(match)).toBe(match);
  });

  it('takes a mark back, and takes none before the answer is shown', () => {
    const match = startMatch(questions, 2, 2);
    expect(toggleRight(match, 0)).toBe(match);
    expect(scores(next(toggleRight(toggleRight(reveal(match), 0), 0)))).toEqual([0, 0]);
    expect(next(match)).toBe(match);
  });

  it('breaks a tie among those who lead, until one leads', () => {
    let match = play(startMatch(questions, 3, 1), 0, 2);
    expect([match.phase, isTieBreak(match), match.teams.map(({ plays }) => plays)]).toEqual([
      'asking',
      true,
      [true, false, true],
    ]);
    match = play(match, 0, 1, 2);
    expect([match.phase, scores(match)]).toEqual(['asking', [2, 0, 2]]);
    match = play(match, 2);
    expect([match.phase, leaders(match)]).toEqual(['over', [2]]);
  });

  it('ends tied when no question is left', () => {
    const match = play(startMatch(questions.slice(0, 1), 2, 5), 0, 1);
    expect([match.phase, leaders(match)]).toEqual(['over', [0, 1]]);
  });

  it('is over at once without questions', () => expect(startMatch([], 2, 5).phase).toBe('over'));
});

describe('the timer', () => {
  it('shows the answer when no second is left, and starts anew', () => {
    let match = startMatch(questions, 2, 3, 2);
    match = tick(match);
    expect([match.phase, match.left]).toEqual(['asking', 1]);
    match = tick(match);
    expect([match.phase, match.left]).toEqual(['shown', 0]);
    expect(tick(match)).toBe(match);
    expect(next(match).left).toBe(2);
  });

  it('does not run without seconds', () => {
    const match = startMatch(questions, 2, 3);
    expect(tick(match)).toBe(match);
  });
});
