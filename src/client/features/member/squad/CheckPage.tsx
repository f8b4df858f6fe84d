import './squad.css';
import { useNavigate, useParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { isDateUnsure, photosOf, textField } from '../../../../domain/records/record.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { headline } from '../../../records/headline.ts';
import { kindName } from '../../../records/kind-words.ts';
import { createNames, type Names } from '../../../records/names.ts';
import { StatePill } from '../../../records/StatePill.tsx';
import { squad } from '../../../records/words/squad.ts';
import { createRecord, createToCheck, type LocalRecord, recordState } from '../../../state/records.ts';
import { createSyncStatus } from '../../../state/status.ts';
import { common } from '../../../words/common.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { trouble } from '../../../words/trouble.ts';
import { CheckActions } from './CheckActions.tsx';
import { CheckFacts } from './CheckFacts.tsx';
import { VerdictBar } from './VerdictBar.tsx';
import { createVerdicts, type Verdict } from './verdicts.ts';

const DateQuestion = lazyPart(() => import('../../../records/DateQuestion.tsx'));
const RecordPhotos = lazyPart(() => import('../../../photos/view/RecordPhotos.tsx'));

/** More than anybody checks in a day; the count is exact up to here. */
const MAX_COUNTED = 2_000;

/** The second tap of a double tap must not judge the record that has just appeared, milliseconds. */
const SETTLE_MS = 400;

function Content(props: {
  local: LocalRecord;
  names: Names;
  /** Records judged since the page was opened, and those that wait. */
  done: number;
  left: number;
}) {
  const status = createSyncStatus();
  const record = () => props.local.record;
  const state = () => recordState(props.local, status().sending);
  return (
    <>
      <div class="check-head">
        <PageHeader
          title={headline(record(), props.names)}
          overline={kindName(record().kind)}
          back={{ href: '/squad', label: squad.check.backToList }}
          trailing={
            <span class="row">
              <Show when={state() !== 'received'}>
                <StatePill state={state()} />
              </Show>
              <span class="note">{squad.check.left(props.done, props.left)}</span>
            </span>
          }
        />
      </div>
      <Show when={props.done + props.left > 1}>
        <progress
          class="check-progress"
          aria-label={squad.check.left(props.done, props.left)}
          value={props.done}
          max={props.done + props.left}
        />
      </Show>
      <CheckFacts record={record()} names={props.names} />
      <Show when={photosOf(record()).length}>
        <RecordPhotos record={record()} />
      </Show>
      <Show when={isDateUnsure(record())}>
        <DateQuestion record={record()} />
      </Show>
    </>
  );
}

/** Shows one record to the leader, who can 核实 or 退回 it. The next one then comes by itself. */
export default function CheckPage() {
  const params = useParams();
  const navigate = useNavigate();
  const verdicts = createVerdicts();
  const local = createRecord(() => params.id);
  const toCheck = createToCheck(() => MAX_COUNTED);
  const [count, setCount] = createSignal(0);
  const [isDone, setDone] = createSignal(false);
  const [isSettling, setSettling] = createSignal(false);
  const next = createMemo(() => {
    const list = toCheck() ?? [];
    const at = list.findIndex(({ id }) => id === params.id);
    return at < 0 ? undefined : (list[at + 1] ?? list[at - 1]);
  });
  const names = createNames(() => [
    ...[local(), next()].flatMap((each) => (each ? [each.record] : [])),
    ...(verdicts.last()?.records ?? []),
  ]);
  createEffect(
    on(
      () => params.id,
      () => {
        setSettling(true);
        const timer = setTimeout(() => setSettling(false), SETTLE_MS);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  const open = (id: string) => navigate(`/squad/records/${id}`, { replace: true });
  // A record that arrives after the last verdict comes by itself too.
  createEffect(() => {
    const waiting = toCheck()?.find(({ id }) => id !== params.id);
    if (!isDone() || !waiting) return;
    setDone(false);
    open(waiting.id);
  });

  async function judge(found: LocalRecord, verdict: Verdict, reason?: string) {
    const isWaiting = toCheck()?.some(({ id }) => id === found.id);
    const following = next()?.id;
    if (!(await verdicts.give([found.record], verdict, reason))) return;
    setCount((done) => done + 1);
    if (following) open(following);
    else if (isWaiting) setDone(true);
  }
  async function takeBack() {
    const [record] = await verdicts.takeBack();
    if (!record) return;
    setCount((done) => done - 1);
    setDone(false);
    open(record.id);
  }
  const left = () => toCheck()?.length ?? 0;
  return (
    <Page above="bar">
      <Switch fallback={<Spinner label={common.loading} />}>
        <Match when={isDone()}>
          <PageHeader title={squad.review.title} back={{ href: '/squad', label: squad.check.backToList }} />
          <EmptyState icon="check" title={squad.check.allDone} link={{ href: '/squad', label: squad.check.backToList }}>
            {squad.check.doneCount(count())}
          </EmptyState>
        </Match>
        <Match when={local()}>
          {(found) => (
            <>
              <Content local={found()} names={names} done={count()} left={left()} />
              <Show when={verdicts.failure()}>
                {(words) => (
                  <Notice tone="bad" title={squad.review.refused}>
                    {words()}
                  </Notice>
                )}
              </Show>
              <Show when={next()}>
                {(following) => (
                  <List>
                    <ListItem
                      href={`/squad/records/${following().id}`}
                      title={<span class="note">{squad.check.next}</span>}
                      detail={squad.check.of(
                        headline(following().record, names),
                        names.name(textField(following().record, 'member')) ?? '',
                      )}
                    />
                  </List>
                )}
              </Show>
            </>
          )}
        </Match>
        <Match when={local() === null}>
          <PageHeader title={squad.review.title} back={{ href: '/squad', label: squad.check.backToList }} />
          <EmptyState icon="records" title={trouble.not_here} />
        </Match>
      </Switch>
      <VerdictBar given={verdicts.last()} names={names} onTakeBack={() => void takeBack()}>
        <Show when={!isDone() && local()}>
          {(found) => (
            <CheckActions
              record={found().record}
              disabled={isSettling() || !toCheck()}
              onJudge={(verdict, reason) => void judge(found(), verdict, reason)}
            />
          )}
        </Show>
      </VerdictBar>
    </Page>
  );
}
