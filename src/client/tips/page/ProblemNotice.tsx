import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { common } from '../../words/common.ts';
import type { TipProblem } from './sealing.ts';
import { tip } from './words.ts';

/** Says why sealing failed, and what to do. A code that sealing never returns is shown as `unexpected`. */
const textOf = (problem: TipProblem): string =>
  problem in tip.problem.codes
    ? tip.problem.codes[problem as keyof typeof tip.problem.codes]
    : tip.problem.codes.unexpected;

/** Explains why the tip cannot be sealed now. */
export function ProblemNotice(props: { readonly problem: TipProblem; readonly onRetry?: (() => void) | undefined }) {
  return (
    <Notice
      tone="bad"
      title={tip.problem.title}
      action={
        <Show when={props.onRetry}>
          {(retry) => (
            <Button icon="refresh" onClick={() => retry()()}>
              {common.action.retry}
            </Button>
          )}
        </Show>
      }
    >
      {textOf(props.problem)}
    </Notice>
  );
}
