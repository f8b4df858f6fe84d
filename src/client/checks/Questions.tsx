import { type JSX, Show } from 'solid-js';
import type { AskedQuestion, ChecksResponse } from '../../protocol/checks/checks.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Notice } from '../components/Notice.tsx';
import { createFigureEdits } from '../figures/figure-edits.ts';
import type { Polled } from '../state/polled.ts';
import type { createExplanations } from './explanations.ts';
import { QuestionList, type Shared } from './QuestionList.tsx';
import { checks as words } from './words.ts';

/** The questions of a year as they are fetched, with what could not be looked at. */
export function Questions(props: {
  of: Polled<ChecksResponse>;
  answerOf: ReturnType<ReturnType<typeof createExplanations>>;
  /** Chooses the questions to show. */
  choose?: (questions: readonly AskedQuestion[]) => readonly AskedQuestion[];
  href: Shared['href'];
  source: Shared['source'];
  /** Shown below the list once it is there. */
  children?: (answer: ChecksResponse) => JSX.Element;
}) {
  createFigureEdits();
  const shown = ({ questions }: ChecksResponse) => props.choose?.(questions) ?? questions;
  return (
    <Loaded
      of={props.of}
      loading={words.loading}
      failed={() => (
        <Notice tone="bad" title={words.failed} action={<Button onClick={props.of.refetch}>{words.retry}</Button>}>
          {words.failedHint}
        </Notice>
      )}
    >
      {(value) => (
        <div class="stack">
          <Show when={value().more}>
            <Notice quiet tone="wait" title={words.more} />
          </Show>
          <Show when={value().partial}>
            <Notice quiet tone="wait" title={words.partial} />
          </Show>
          <Show
            when={shown(value()).length}
            fallback={
              <EmptyState icon="check" title={words.none}>
                {words.noneHint}
              </EmptyState>
            }
          >
            <QuestionList
              questions={shown(value())}
              names={value().names}
              answerOf={props.answerOf}
              href={props.href}
              source={props.source}
            />
          </Show>
          {props.children?.(value())}
        </div>
      )}
    </Loaded>
  );
}
