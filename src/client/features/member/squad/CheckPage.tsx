import './squad.css';
import { useParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { isBackEntry, isDateUnsure, photosOf } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { headline } from '../../../records/headline.ts';
import { kindName } from '../../../records/kind-words.ts';
import { createNames } from '../../../records/names.ts';
import { RecordFacts } from '../../../records/RecordFacts.tsx';
import { ReviewPanel } from '../../../records/ReviewPanel.tsx';
import { StatePill } from '../../../records/StatePill.tsx';
import { squad } from '../../../records/words/squad.ts';
import { createRecord, type LocalRecord, recordState } from '../../../state/records.ts';
import { createSyncStatus } from '../../../state/status.ts';
import { common } from '../../../words/common.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { trouble } from '../../../words/trouble.ts';

const DateQuestion = lazyPart(() => import('../../../records/DateQuestion.tsx'));
const RecordPhotos = lazyPart(() => import('../../../photos/view/RecordPhotos.tsx'));

function Check(props: { local: LocalRecord }) {
  const status = createSyncStatus();
  const record = () => props.local.record;
  const names = createNames(() => [record()]);
  return (
    <>
      <PageHeader
        title={headline(record(), names)}
        overline={kindName(record().kind)}
        back={{ href: '/squad', label: squad.check.backToList }}
        trailing={
          <span class="row">
            <StatePill state={recordState(props.local, status().sending)} />
            <Show when={isBackEntry(record())}>
              <Pill tone="wait">{common.state.backEntered}</Pill>
            </Show>
          </span>
        }
      />
      <Card>
        <RecordFacts record={record()} name={(id) => names.place(id)} />
      </Card>
      <Show when={photosOf(record()).length}>
        <RecordPhotos record={record()} />
      </Show>
      <Show when={isDateUnsure(record())} fallback={<ReviewPanel record={record()} />}>
        <DateQuestion record={record()} />
      </Show>
      <LinkButton href="/squad">{squad.check.backToList}</LinkButton>
    </>
  );
}

/** Shows one record to the leader, who can 核实 or 退回 it. */
export default function CheckPage() {
  const params = useParams();
  const local = createRecord(() => params.id);
  return (
    <Page above="tabs">
      <Switch fallback={<Spinner label={common.loading} />}>
        <Match when={local()}>{(found) => <Check local={found()} />}</Match>
        <Match when={local() === null}>
          <PageHeader title={squad.review.title} back={{ href: '/squad', label: squad.check.backToList }} />
          <EmptyState icon="records" title={trouble.not_here} />
        </Match>
      </Switch>
    </Page>
  );
}
