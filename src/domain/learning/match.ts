import type { Asked } from './quiz.ts';

export const FEWEST_TEAMS = 2;
export const MOST_TEAMS = 6;

export interface Team {
  readonly score: number;
  /** Teams that are not tied for the first place watch a tie-break. */
  readonly plays: boolean;
  /** Marked right for the current question, once the answer is shown. */
  readonly isRight: boolean;
}

/**
 * A game of teams, led from one screen:
 * 1. `asking`: the question stands, the timer runs if there is one, teams hold up their cards;
 * 2. `shown`: the answer stands, and the leader marks who had it;
 * 3. after the last question, teams that are tied for the first place go on until one leads or no question is left;
 * 4. `over`.
 */
export interface Match {
  readonly asked: readonly Asked[];
  /** Questions before a tie-break. */
  readonly rounds: number;
  readonly at: number;
  readonly phase: 'asking' | 'shown' | 'over';
  readonly teams: readonly Team[];
  /** Seconds for a question; absent without a timer. */
  readonly seconds: number | undefined;
  readonly left: number | undefined;
}

/** Starts a game. `asked` may hold more questions than `rounds`: the others are for a tie-break. */
export function startMatch(asked: readonly Asked[], teams: number, rounds: number, seconds?: number): Match {
  const count = Math.min(MOST_TEAMS, Math.max(FEWEST_TEAMS, teams));
  return {
    asked,
    rounds: Math.min(rounds, asked.length),
    at: 0,
    phase: asked.length > 0 ? 'asking' : 'over',
    teams: Array.from({ length: count }, () => ({ score: 0, plays: true, isRight: false })),
    seconds,
    left: seconds,
  };
}

export const reveal = (match: Match): Match => (match.phase === 'asking' ? { ...match, phase: 'shown' } : match);

/** Counts one second down, and shows the answer when none is left. */
export function tick(match: Match): Match {
  if (match.phase !== 'asking' || match.left === undefined) return match;
  const left = match.left - 1;
  return left > 0 ? { ...match, left } : reveal({ ...match, left: 0 });
}

/** Marks a team as right for the shown answer, or takes the mark back. */
export const toggleRight = (match: Match, team: number): Match =>
  match.phase === 'shown'
    ? {
        ...match,
        teams: match.teams.map((each, i) => (i === team && each.plays ? { ...each, isRight: !each.isRight } : each)),
      }
    : match;

/** The places of the teams with the highest score. */
export function leaders({ teams }: Pick<Match, 'teams'>): readonly number[] {
  const most = Math.max(...teams.map(({ score }) => score));
  return teams.flatMap(({ score }, i) => (score === most ? [i] : []));
}

export const isTieBreak = ({ at, rounds }: Match): boolean => at >= rounds;

/** Counts the marks and goes on: to the next question, into a tie-break, or to the end. */
export function next(match: Match): Match {
  if (match.phase !== 'shown') return match;
  const scored = match.teams.map((team) => ({ ...team, score: team.score + (team.isRight ? 1 : 0), isRight: false }));
  const at = match.at + 1;
  const first = leaders({ teams: scored });
  const goesOn = at < match.rounds || (first.length > 1 && at < match.asked.length);
  return {
    ...match,
    at,
    phase: goesOn ? 'asking' : 'over',
    teams: at < match.rounds ? scored : scored.map((team, i) => ({ ...team, plays: first.includes(i) })),
    left: match.seconds,
  };
}
