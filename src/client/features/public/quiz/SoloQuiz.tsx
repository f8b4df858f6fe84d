import type { Asked } from '../../../../domain/learning/quiz.ts';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { RunView } from './RunView.tsx';
import { quiz as words } from './words.ts';

const QUESTIONS = 10;

/** Ten questions for one person. */
export function SoloQuiz(props: { questions: readonly Asked[] }) {
  return (
    <Page above="bar">
      <PageHeader title={words.alone} back={{ href: '/learn/quiz', label: words.title }} />
      <RunView
        questions={props.questions}
        count={QUESTIONS}
        end={(again) => (
          <>
            <Button look="primary" big onClick={again}>
              {words.again}
            </Button>
            <LinkButton href="/learn">{words.learn}</LinkButton>
          </>
        )}
      />
    </Page>
  );
}
