import './quiz.css';
import { useSearchParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import type { Asked } from '../../../../domain/learning/quiz.ts';
import { shownQuestions } from '../../../../domain/learning/shown-questions.ts';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { createContent } from '../../../learning/content.ts';
import { common } from '../../../words/common.ts';
import { SoloQuiz } from './SoloQuiz.tsx';
import { StallQuiz } from './StallQuiz.tsx';
import { TeamQuiz } from './TeamQuiz.tsx';
import { quiz as words } from './words.ts';

function Modes(props: { questions: readonly Asked[] }) {
  const [search] = useSearchParams();
  return (
    <Switch
      fallback={
        <Page>
          <PageHeader title={words.title} back={{ href: '/learn', label: words.learn }} />
          <p>{words.lead(props.questions.length)}</p>
          <Tiles>
            <Tile main href="/learn/quiz?mode=alone" icon="person" title={words.alone} detail={words.aloneDetail} />
            <Tile href="/learn/quiz?mode=teams" icon="people" title={words.teams} detail={words.teamsDetail} />
            <Tile href="/learn/quiz?mode=stall" icon="sign" title={words.stall} detail={words.stallDetail} />
          </Tiles>
          <p class="note">{words.nothingKept}</p>
        </Page>
      }
    >
      <Match when={search.mode === 'alone'}>
        <SoloQuiz questions={props.questions} />
      </Match>
      <Match when={search.mode === 'teams'}>
        <TeamQuiz questions={props.questions} />
      </Match>
      <Match when={search.mode === 'stall'}>
        <StallQuiz questions={props.questions} />
      </Match>
    </Switch>
  );
}

/** 答题: alone, for teams on a projector, or at a stall. Nothing about players is kept or sent, and it works offline. */
export default function QuizPage() {
  const content = createContent();
  return (
    <Show when={content()} fallback={<Spinner label={common.loading} />}>
      {(known) => <Modes questions={shownQuestions(known(), known().today)} />}
    </Show>
  );
}
