import { useLocation } from '@solidjs/router';
import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import type { Answers } from '../../../../domain/learning/survey-run.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { PersonView } from '../../../surveys/PersonView.tsx';
import { fetchSelfTest, sendAnswers } from '../../../surveys/self-test-client.ts';
import { words } from '../../../surveys/words.ts';
import { common } from '../../../words/common.ts';

/** How far a person is: `failed` and `busy` keep the answers for another try. */
type Stage = 'start' | 'asking' | 'sending' | 'sent' | 'failed' | 'busy' | 'closed';

/** One person's answers, from the first question until they are handed in. */
function Answering(props: { id: string; questions: Parameters<typeof PersonView>[0]['questions'] }) {
  const [stage, setStage] = createSignal<Stage>('start');
  const [answers, setAnswers] = createSignal<Answers>([]);
  async function send() {
    setStage('sending');
    const sent = await sendAnswers(props.id, answers());
    if (sent.ok) return setStage('sent');
    const stages = { conflict: 'closed', gone: 'closed', busy: 'busy' } as const;
    const { code } = sent.error;
    setStage(code === 'conflict' || code === 'gone' || code === 'busy' ? stages[code] : 'failed');
  }
  return (
    <Switch>
      <Match when={stage() === 'start'}>
        <p>{words.answer.lead(props.questions.length)}</p>
        <BottomBar>
          <Button look="primary" big onClick={() => setStage('asking')}>
            {words.answer.start}
          </Button>
        </BottomBar>
      </Match>
      <Match when={stage() === 'asking'}>
        <PersonView
          questions={props.questions}
          onSkip={() => setStage('start')}
          onDone={(given) => {
            setAnswers(given);
            void send();
          }}
        />
      </Match>
      <Match when={stage() === 'sending'}>
        <Spinner label={words.answer.sending} />
      </Match>
      <Match when={stage() === 'sent'}>
        <Notice tone="ok" title={words.answer.thanks}>
          {words.answer.thanksHint}
        </Notice>
        <LinkButton href="/learn">{words.answer.learn}</LinkButton>
      </Match>
      <Match when={stage() === 'closed'}>
        <Closed />
      </Match>
      <Match when={stage() === 'failed' || stage() === 'busy'}>
        <Notice tone="bad" title={words.answer.notSent}>
          {stage() === 'busy' ? words.answer.busy : words.answer.notSentHint}
        </Notice>
        <Button look="primary" big onClick={() => void send()}>
          {words.answer.again}
        </Button>
      </Match>
    </Switch>
  );
}

function Closed() {
  return (
    <>
      <Notice tone="wait" title={words.answer.closed}>
        {words.answer.closedHint}
      </Notice>
      <LinkButton href="/learn">{words.answer.learn}</LinkButton>
    </>
  );
}

/** The page that a self-test's code opens: one person answers, without an account; only counts are kept. */
export default function AnswerPage() {
  const id = useLocation().hash.slice(1);
  const isCode = /^[0-9a-f-]{36}$/.test(id);
  // Nothing is asked of the server for an address that is no code.
  const [test, { refetch }] = createResource(isCode && id, fetchSelfTest);
  const open = () => {
    const answer = test();
    return answer?.ok && answer.value.isOpen ? answer.value : undefined;
  };
  const isUnknown = () => {
    const answer = test();
    if (answer?.ok) return false;
    return !isCode || answer?.error.code === 'gone' || answer?.error.code === 'bad_request';
  };
  return (
    <Page above="bar">
      <PageHeader title={words.answer.title} />
      <Show when={!test.loading} fallback={<Spinner label={common.loading} />}>
        <Switch
          fallback={
            <>
              <Notice tone="wait" title={words.answer.offline} />
              <Button onClick={() => void refetch()}>{words.answer.retry}</Button>
            </>
          }
        >
          <Match when={open()}>{(known) => <Answering id={id} questions={known().questions} />}</Match>
          <Match when={test()?.ok}>
            <Closed />
          </Match>
          <Match when={isUnknown()}>
            <Notice tone="bad" title={words.answer.unknown}>
              {words.answer.unknownHint}
            </Notice>
          </Match>
        </Switch>
      </Show>
    </Page>
  );
}
