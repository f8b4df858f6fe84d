import { createFigureEdits } from '../../../figures/figure-edits.ts';
import './office.css';
import { useParams } from '@solidjs/router';
import { createEffect, createMemo, For, on, Show } from 'solid-js';
import { figures, isActivityName, isLedgerName } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { isDateUnsure, photosOf } from '../../../../domain/records/record.ts';
import type { RecordResponse } from '../../../../protocol/figures/board.ts';
import { recordFromWire } from '../../../../protocol/sync/record-wire.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { printPage } from '../../../components/print-page.ts';
import { nameOf } from '../../../figures/figure-text.ts';
import { failureText } from '../../../records/failure-text.ts';
import { headline } from '../../../records/headline.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { kindName, unitWord } from '../../../records/kind-words.ts';
import { RecordFacts } from '../../../records/RecordFacts.tsx';
import { ReviewPanel } from '../../../records/ReviewPanel.tsx';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { fetchRecord } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createCounts } from '../../../state/queue.ts';
import { EntryActions } from '../../../stock/EntryActions.tsx';
import { stock } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { RecordHistory } from './RecordHistory.tsx';

const DateQuestion = lazyPart(() => import('../../../records/DateQuestion.tsx'));
const RecordPhotos = lazyPart(() => import('../../../photos/view/RecordPhotos.tsx'));

const tones: Record<RecordResponse['status'], Tone> = { reported: 'plain', verified: 'ok', returned: 'bad' };
const stateWords = (status: RecordResponse['status']): string =>
  status === 'reported' ? office.evidence.toVerify : common.state[status];

function Counts(props: { of: RecordResponse['contributions'] }) {
  return (
    <Card title={office.record.counts}>
      <Show when={props.of.length} fallback={<p class="note">{office.record.countsNothing}</p>}>
        <List>
          <For each={props.of}>
            {({ figure, quantity }) => (
              <ListItem title={nameOf(figure)} trailing={<b>{formatAmount(quantity, unitWord(figures[figure]))}</b>} />
            )}
          </For>
        </List>
      </Show>
    </Card>
  );
}

function RecordView(props: { answer: RecordResponse }) {
  const { session } = useClient();
  const record = createMemo(() => recordFromWire(props.answer.record));
  const name = (id: string | undefined) => (id === undefined ? undefined : props.answer.names[id]);
  const mayReview = () => {
    const role = session.identity()?.actor.role;
    return role !== undefined && may(role, 'review') && isActivityName(record().kind);
  };
  const isEntry = () => isLedgerName(record().kind);
  return (
    <>
      <PageHeader
        title={headline(record(), { name })}
        overline={kindName(record().kind)}
        back={
          isEntry()
            ? { href: '/office/stock', label: stock.title }
            : { href: '/office', label: office.evidence.backToBoard }
        }
        trailing={
          <span class="row">
            <Pill tone={tones[props.answer.status]}>{stateWords(props.answer.status)}</Pill>
            <Show when={props.answer.backEntry}>
              <Pill tone="wait">{common.state.backEntered}</Pill>
            </Show>
          </span>
        }
      />
      <Show when={record().fields.deleted === true}>
        <Notice tone="wait" title={office.record.deleted} />
      </Show>
      <Show when={props.answer.imported}>
        {(imported) => (
          <Notice
            tone="plain"
            icon="upload"
            title={office.record.imported(imported().file, formatNumber(imported().row))}
          >
            {office.record.importedHint}
          </Notice>
        )}
      </Show>
      <For each={Object.keys(record().conflicts ?? {})}>
        {(field) => (
          <Notice tone="wait" icon="alert" title={office.record.conflict(fieldLabel(record().kind, field))}>
            {office.record.conflictHint}
          </Notice>
        )}
      </For>
      <div class="side-by-side">
        <div class="stack">
          <Card title={office.record.content}>
            <RecordFacts record={record()} name={name} />
          </Card>
          <Show when={photosOf(record()).length}>
            <RecordPhotos record={record()} />
          </Show>
        </div>
        <div class="stack">
          <Show when={mayReview()}>
            <Show when={isDateUnsure(record())} fallback={<ReviewPanel record={record()} />}>
              <DateQuestion remote record={record()} />
            </Show>
          </Show>
          <Show when={isEntry()}>
            <EntryActions remote record={record()} />
          </Show>
          <Counts of={props.answer.contributions} />
          <RecordHistory answer={props.answer} />
          <Button class="no-print" icon="print" onClick={() => printPage()}>
            {office.record.print}
          </Button>
        </div>
      </div>
    </>
  );
}

/** One record with its whole history. */
export default function RecordPage() {
  createFigureEdits();
  const params = useParams();
  const answer = createPolled(
    () => {
      const { id } = params;
      return id === undefined ? undefined : () => fetchRecord(id);
    },
    { repeat: false },
  );
  // Refetch once the server has the verdict given here. Only the verdict is on this device, not the record.
  const counts = createCounts();
  createEffect(
    on(
      () => counts()?.unsent ?? 0,
      (waiting, before) => {
        if (before && waiting === 0) answer.refetch();
      },
    ),
  );
  return (
    <Loaded
      of={answer}
      loading={common.loading}
      failed={(failure) => (
        <EmptyState
          icon="records"
          title={office.fresh.failed}
          action={<Button onClick={answer.refetch}>{common.action.retry}</Button>}
        >
          {failureText(failure())}
        </EmptyState>
      )}
    >
      {(value) => <RecordView answer={value()} />}
    </Loaded>
  );
}
