import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { checks } from '../../../../domain/checks/question.ts';
import { isActivityName } from '../../../../domain/records/kinds/index.ts';
import type { AskedQuestion, AskedRecord } from '../../../../protocol/checks/checks.ts';
import { fetchChecks } from '../../../checks/checks-client.ts';
import { createExplanations } from '../../../checks/explanations.ts';
import type { Source } from '../../../checks/QuestionList.tsx';
import { Questions } from '../../../checks/Questions.tsx';
import { checks as words } from '../../../checks/words.ts';
import { createYears } from '../../../checks/years.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { squad } from '../../../records/words/squad.ts';
import { createPolled } from '../../../state/polled.ts';
import { createLedSquad } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';

const hrefOf = ({ id, kind }: AskedRecord): string | undefined => (isActivityName(kind) ? `/records/${id}` : undefined);

const sourceOf = ({ code }: AskedQuestion): Source | undefined =>
  checks[code].reads === 'stock' ? { href: '/squad?view=stock', label: words.source.stock } : undefined;

/** The questions about a year's records of the squad. */
function SquadQuestions() {
  const [address, setAddress] = useSearchParams<{ year?: string }>();
  const years = createYears(() => address.year);
  const year = createMemo(years.year);
  const answer = createPolled(
    () => {
      const asked = year();
      return () => fetchChecks(asked);
    },
    { repeat: false },
  );
  const answerOf = createExplanations();
  return (
    <>
      <Select
        label={words.year}
        value={String(year())}
        options={years.options()}
        onInput={(next) => setAddress({ year: years.named(next) }, { replace: true })}
      />
      <Questions of={answer} answerOf={answerOf()} href={hrefOf} source={sourceOf} />
    </>
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
        <SquadQuestions />
      </Show>
    </Page>
  );
}
