import './squad.css';
import { useParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { isBackEntry, isDateUnsure, photosOf } from '../../../domain/records/record.ts';
import { headline } from '../../parts/headline.ts';
import { kindName } from '../../parts/kind-words.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { createNames } from '../../parts/names.ts';
import { RecordFacts } from '../../parts/RecordFacts.tsx';
import { ReviewPanel } from '../../parts/ReviewPanel.tsx';
import { StatePill } from '../../parts/StatePill.tsx';
import { createRecord, type LocalRecord, recordState } from '../../state/records.ts';
import { createSyncStatus } from '../../state/status.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { common } from '../../words/common.ts';
import { squad } from '../../words/squad.ts';
import { trouble } from '../../words/trouble.ts';

const DateQuestion = lazyPart(() => import('../../parts/DateQuestion.tsx'));
const RecordPhotos = lazyPart(() => import('../../parts/photos/RecordPhotos.tsx'));

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

/** One record before the leader's eyes: all that it says, then 核实 or 退回. */
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
