import './quiz.css';
import { useSearchParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { questions } from '../../../../domain/learning/questions.ts';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { SoloQuiz } from './SoloQuiz.tsx';
import { StallQuiz } from './StallQuiz.tsx';
import { TeamQuiz } from './TeamQuiz.tsx';
import { quiz as words } from './words.ts';

/** 答题: alone, for teams on a projector, or at a stall. Nothing about players is kept or sent, and it works offline. */
export default function QuizPage() {
  const [search] = useSearchParams();
  return (
    <Switch
      fallback={
        <Page>
          <PageHeader title={words.title} back={{ href: '/learn', label: words.learn }} />
          <p>{words.lead(questions.length)}</p>
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
        <SoloQuiz />
      </Match>
      <Match when={search.mode === 'teams'}>
        <TeamQuiz />
      </Match>
      <Match when={search.mode === 'stall'}>
        <StallQuiz />
      </Match>
    </Switch>
  );
}
