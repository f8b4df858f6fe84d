import { createMemo, Show } from 'solid-js';
import { checks } from '../../../../domain/checks/question.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { isActivityName } from '../../../../domain/records/kinds/index.ts';
import type { AskedQuestion, AskedRecord } from '../../../../protocol/checks/checks.ts';
import { fetchChecks } from '../../../checks/checks-client.ts';
import { createExplanations } from '../../../checks/explanations.ts';
import { QuestionList, type Source } from '../../../checks/QuestionList.tsx';
import { checks as words } from '../../../checks/words.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { createPolled } from '../../../state/polled.ts';
import { createLedSquad } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';

const hrefOf = ({ id, kind }: AskedRecord): string | undefined => (isActivityName(kind) ? `/records/${id}` : undefined);

const sourceOf = ({ code }: AskedQuestion): Source | undefined =>
  checks[code].reads === 'stock' ? { href: '/squad?view=stock', label: words.source.stock } : undefined;

/** The questions about this year's records of the squad, open ones first. */
function Questions() {
  const today = createToday();
  const year = createMemo(() => yearOf(today()));
  const answer = createPolled(
    () => {
      const asked = year();
      return () => fetchChecks(asked);
    },
    { repeat: false },
  );
  const answerOf = createExplanations();
  return (
    <Loaded
      of={answer}
      loading={words.loading}
      failed={() => (
        <Notice tone="bad" title={words.failed} action={<Button onClick={answer.refetch}>{words.retry}</Button>}>
          {words.failedHint}
        </Notice>
      )}
    >
      {(value) => (
        <Show
          when={value().questions.length}
          fallback={
            <EmptyState icon="check" title={words.none}>
              {words.noneHint}
            </EmptyState>
          }
        >
          <QuestionList
            questions={value().questions}
            names={value().names}
            answerOf={answerOf()}
            href={hrefOf}
            source={sourceOf}
          />
        </Show>
      )}
    </Loaded>
  );
}

/** 待核问题 of a leader's squad. */
export default function QuestionsPage() {
  const led = createLedSquad();
  return (
    <Page above="tabs">
      <PageHeader title={words.title} back={{ href: '/squad', label: words.backToSquad }} />
      <p class="note">{words.about}</p>
      <Show
        when={led()}
        fallback={
          <EmptyState
            icon="squad"
            title={squad.leadersOnly}
            action={<LinkButton href="/today">{common.notFound.goToday}</LinkButton>}
          />
        }
      >
        <Questions />
      </Show>
    </Page>
  );
}
