import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import { activityNames } from '../../../../domain/records/kinds/index.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { byDay, dayTitle } from '../../../records/by-day.ts';
import { kindName } from '../../../records/kind-words.ts';
import { createNames, type Names } from '../../../records/names.ts';
import { createOwnSums } from '../../../records/own-sums.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { SyncBanner } from '../../../records/SyncBanner.tsx';
import { createToday } from '../../../records/today.ts';
import { work } from '../../../records/words/work.ts';
import { YearSums } from '../../../records/YearSums.tsx';
import { createMyRecords, createReturned, type LocalRecord } from '../../../state/records.ts';
import { createStatus } from '../../../state/status.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { records as words } from './words.ts';

/** Records shown at first, and added by each 更多. */
const PAGE = 30;
/** Records examined for a filtered list: several years of one member. */
const FILTERED = 5000;

function Groups(props: {
  readonly records: readonly LocalRecord[];
  readonly names: Names;
  readonly sending: ReadonlySet<string>;
  readonly today: Day;
}) {
  return (
    <For each={byDay(props.records)}>
      {(group) => (
        <Card title={dayTitle(group.day, props.today)}>
          <List>
            <For each={group.records}>
              {(local) => (
                <RecordLine local={local} names={props.names} sending={props.sending} href={`/records/${local.id}`} />
              )}
            </For>
          </List>
        </Card>
      )}
    </For>
  );
}

function Sums() {
  const sums = createOwnSums();
  return (
    <Show when={sums()}>
      {(own) => (
        <YearSums
          title={words.year(own().year)}
          note={words.yearNote}
          sums={[
            { value: formatNumber(own().figures['leaflet.distributed'] ?? 0), label: words.copies },
            { value: formatNumber(own().figures['service.hours'] ?? 0), label: words.hours },
          ]}
        />
      )}
    </Show>
  );
}

/** Returned records, above all others because they wait for their owner. */
function Returned(props: { readonly sending: ReadonlySet<string> }) {
  const returned = createReturned();
  const names = createNames(() => (returned() ?? []).map(({ record }) => record));
  return (
    <Show when={returned()?.length}>
      {(count) => (
        <Card title={work.returned(count())}>
          <List>
            <For each={returned()}>
              {(local) => (
                <RecordLine local={local} names={names} sending={props.sending} href={`/records/${local.id}`} />
              )}
            </For>
          </List>
        </Card>
      )}
    </Show>
  );
}

/** 我的记录: the member's records by day, each with its state. */
export default function RecordsPage() {
  const today = createToday();
  const status = createStatus();
  const [filtering, setFiltering] = createSignal(false);
  const [kind, setKind] = createSignal('');
  const [limit, setLimit] = createSignal(PAGE);
  const mine = createMyRecords(() => (kind() ? FILTERED : limit() + 1));
  const found = createMemo(() => (mine() ?? []).filter((local) => !kind() || local.kind === kind()));
  const shown = createMemo(() => found().slice(0, limit()));
  const names = createNames(() => shown().map(({ record }) => record));
  const choose = (next: string) => {
    setKind(next);
    setLimit(PAGE);
  };
  return (
    <Page above="tabs">
      <PageHeader
        title={words.title}
        trailing={
          <Button icon="filter" aria-expanded={filtering()} onClick={() => setFiltering(!filtering())}>
            {common.action.filter}
          </Button>
        }
      />
      <Show when={filtering()}>
        <Select
          label={words.kind}
          value={kind()}
          empty={words.all}
          options={activityNames.map((name) => ({ value: name, label: kindName(name) }))}
          onInput={choose}
        />
      </Show>
      <SyncBanner status={status()} />
      <Returned sending={status().sending} />
      <Show when={mine()}>
        <Show
          when={shown().length}
          fallback={
            <EmptyState
              icon="records"
              title={kind() ? words.emptyFilter : words.empty}
              link={{ href: '/log', label: words.log }}
            >
              {kind() ? words.emptyFilterHint : words.emptyHint}
            </EmptyState>
          }
        >
          <Groups records={shown()} names={names} sending={status().sending} today={today()} />
        </Show>
        <Show when={found().length > limit()}>
          <Button wide onClick={() => setLimit(limit() + PAGE)}>
            {common.action.more}
          </Button>
        </Show>
      </Show>
      <Sums />
    </Page>
  );
}
