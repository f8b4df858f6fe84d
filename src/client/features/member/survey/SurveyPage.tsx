import { useNavigate } from '@solidjs/router';
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import { LEAST_PEOPLE } from '../../../../domain/figures/awareness.ts';
import { newId } from '../../../../domain/kernel/id.ts';
import { type QuestionSet, setTitle } from '../../../../domain/learning/question-set.ts';
import { countPerson, noCounts } from '../../../../domain/learning/survey-run.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { randomBytes } from '../../../platform/random.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { useClient } from '../../../state/context.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { PersonView } from '../../../surveys/PersonView.tsx';
import { openSelfTest } from '../../../surveys/self-test-client.ts';
import { common } from '../../../words/common.ts';
import { fromDraft, type KeptRun, type Mode, RUN_DRAFT, toDraft, toFields } from './kept-run.ts';
import { ScanView } from './ScanView.tsx';
import { SetChoice } from './SetChoice.tsx';
import { words } from './words.ts';

/** Counts of a survey and the way to save them as one record. */
function Result(props: {
  run: KeptRun;
  onPlace: (place: string | undefined) => void;
  /** Absent once a self-test is closed. */
  onGo: (() => void) | undefined;
  onDrop: () => void;
}) {
  const commands = useCommands();
  const navigate = useNavigate();
  const [isDropping, setDropping] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const counts = () => props.run.counts;
  async function save() {
    if (busy()) return;
    setBusy(true);
    const { pass, questions } = props.run.set;
    const fields = toFields(props.run, words.passRule(pass, questions.length));
    const saved = await commands.saveActivity('survey', fields, { draft: RUN_DRAFT });
    setBusy(false);
    if (saved.ok) navigate(`/records/${saved.value.recordId}`, { replace: true });
    else setProblem(words.notSaved);
  }
  return (
    <>
      <Card title={words.result}>
        <p class="survey-sum" role="status">
          {words.counted(counts().asked, counts().passed)}
        </p>
        <Show when={counts().asked < LEAST_PEOPLE}>
          <p class="note">{words.few}</p>
        </Show>
        <PlacePicker label={words.place} value={props.run.place} onInput={props.onPlace} />
        <details>
          <summary>{words.perQuestion}</summary>
          <ol class="survey-counts">
            <For each={props.run.set.questions}>
              {({ text }, at) => (
                <li>
                  {text} <b>{words.rightOf(counts().right[at()] ?? 0, counts().asked)}</b>
                </li>
              )}
            </For>
          </ol>
        </details>
        <div class="row">
          <Show when={props.onGo}>{(go) => <Button onClick={() => go()()}>{words.go}</Button>}</Show>
          <Button look="quiet" onClick={() => setDropping(true)}>
            {words.drop}
          </Button>
        </div>
      </Card>
      <Show when={problem()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <BottomBar>
        <Button look="primary" big disabled={busy() || counts().asked === 0} onClick={save}>
          {words.save}
        </Button>
      </BottomBar>
      <ConfirmDialog
        open={isDropping()}
        onClose={() => setDropping(false)}
        title={words.dropTitle}
        words={{ close: common.action.close, cancel: common.action.cancel }}
        confirm={words.dropDone}
        onConfirm={() => props.onDrop()}
      >
        <p>{words.dropDetail(counts().asked)}</p>
      </ConfirmDialog>
    </>
  );
}

type Stage = 'between' | 'asking' | 'result';

/** A survey under way. After each person the counts are kept, so that a dead battery loses one person at most. */
function Run(props: { run: KeptRun; isContinued: boolean; onChange: (run: KeptRun | undefined) => void }) {
  const [stage, setStage] = createSignal<Stage>(
    props.isContinued && (props.run.counts.asked > 0 || props.run.code) ? 'between' : 'asking',
  );
  const { asked } = props.run.counts;
  const isSelf = () => props.run.mode === 'selfTest';
  const title = () => {
    if (props.run.counts.asked === 0) return words.nobody;
    return props.isContinued && props.run.counts.asked === asked ? words.continued(asked) : words.thanks;
  };
  return (
    <Switch>
      <Match when={stage() !== 'result' && props.run.code}>
        {(code) => (
          <ScanView
            code={code()}
            onClosed={(counts) => {
              props.onChange({ ...props.run, counts });
              setStage('result');
            }}
          />
        )}
      </Match>
      <Match when={stage() === 'asking'}>
        <PersonView
          questions={props.run.set.questions}
          person={props.run.counts.asked + 1}
          onSkip={() => setStage('between')}
          onDone={(answers) => {
            props.onChange({ ...props.run, counts: countPerson(props.run.set, props.run.counts, answers) });
            setStage('between');
          }}
        />
      </Match>
      <Match when={stage() === 'between'}>
        <Notice tone="ok" title={title()}>
          {isSelf()
            ? `${words.give} ${words.countedOnly(props.run.counts.asked)}`
            : words.counted(props.run.counts.asked, props.run.counts.passed)}
        </Notice>
        <Button onClick={() => setStage('result')}>{words.finish}</Button>
        <BottomBar>
          <Button look="primary" big onClick={() => setStage('asking')}>
            {words.next}
          </Button>
        </BottomBar>
      </Match>
      <Match when={stage() === 'result'}>
        <Result
          run={props.run}
          onPlace={(place) => props.onChange({ ...props.run, place })}
          onGo={props.run.code ? undefined : () => setStage('asking')}
          onDrop={() => props.onChange(undefined)}
        />
      </Match>
    </Switch>
  );
}

/** 知晓率调查: asks one person after the other, without a network, and becomes one record of counts. */
export default function SurveyPage() {
  const { store, time } = useClient();
  const commands = useCommands();
  const [run, setRun] = createSignal<KeptRun>();
  const [kept] = createResource(async () => {
    const draft = await store.draft(RUN_DRAFT);
    const found = draft && fromDraft(draft);
    if (found) setRun(() => found);
    return { isContinued: found !== undefined };
  });
  const change = (next: KeptRun | undefined) => {
    setRun(() => next);
    void (next ? commands.saveDraft(RUN_DRAFT, toDraft(next)) : commands.discardDraft(RUN_DRAFT));
  };
  const [problem, setProblem] = createSignal<string>();
  async function start(set: QuestionSet, mode: Mode, place: string | undefined) {
    setProblem(undefined);
    const begun = { set, mode, place, counts: noCounts(set) };
    if (mode !== 'scanned') return change(begun);
    const code = newId(time(), randomBytes);
    const opened = await openSelfTest(code, set);
    if (opened.ok) change({ ...begun, code });
    else setProblem(words.scan.failed);
  }
  return (
    <Page above="bar">
      <PageHeader
        title={words.title}
        overline={run() && setTitle((run() as KeptRun).set)}
        back={{ href: '/log', label: words.back }}
      />
      <Show when={kept()}>
        {(begun) => (
          <Show when={run()} fallback={<SetChoice problem={problem()} onStart={start} />}>
            {(now) => <Run run={now()} isContinued={begun().isContinued} onChange={change} />}
          </Show>
        )}
      </Show>
    </Page>
  );
}
