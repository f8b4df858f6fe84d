/**
 * The states of a tip.
 * - `received`: no officer has handled it.
 * - `open`: an officer has taken it.
 * - `asked`: the office waits for the person.
 * - `answered`: the person has replied.
 * - `passed`: handed to the police.
 * - `closed`: done.
 */
export const tipStates = ['received', 'open', 'asked', 'answered', 'passed', 'closed'] as const;
export type TipState = (typeof tipStates)[number];

/** How a tip ended. Statistics know only the counts of these. */
export const tipOutcomes = ['handled', 'unfounded', 'unclear', 'elsewhere', 'duplicate', 'abuse'] as const;
export type TipOutcome = (typeof tipOutcomes)[number];

/** Moves between states: an officer's act or the person's message. */
export const tipMoves = ['take', 'ask', 'tell', 'answer', 'pass', 'close', 'reopen'] as const;
export type TipMove = (typeof tipMoves)[number];

/** The states from which a move may go, and the state after it. Without `to` only a tip that nobody had taken changes. */
const moves: Readonly<Record<TipMove, { readonly from: readonly TipState[]; readonly to?: TipState }>> = {
  take: { from: ['received'], to: 'open' },
  ask: { from: ['received', 'open', 'asked', 'answered', 'passed'], to: 'asked' },
  tell: { from: ['received', 'open', 'asked', 'answered', 'passed'] },
  answer: { from: ['received', 'open', 'asked', 'answered', 'passed'], to: 'answered' },
  pass: { from: ['received', 'open', 'asked', 'answered'], to: 'passed' },
  close: { from: ['received', 'open', 'asked', 'answered', 'passed'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
};

/** @returns the state after the move; undefined where the move is not allowed */
export function moveTip(state: TipState, move: TipMove): TipState | undefined {
  const { from, to } = moves[move];
  if (!from.includes(state)) return undefined;
  return to ?? (state === 'received' ? 'open' : state);
}

/** The states that the person sees. The office's internal steps are hidden. */
export const publicStates = ['received', 'working', 'asked', 'passed', 'closed'] as const;
export type PublicTipState = (typeof publicStates)[number];

export const publicState = (state: TipState): PublicTipState =>
  state === 'open' || state === 'answered' ? 'working' : state;
