import './office.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createToday } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { fetchBoard } from '../../../state/office-client.ts';
import type { Polled } from '../../../state/polled.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatTime } from '../../../words/format.ts';
import { BoardFilter } from './BoardFilter.tsx';
import { BoardView } from './BoardView.tsx';
import { boardQuery } from './board-query.ts';
import { DayReminder } from './DayReminder.tsx';
import { FollowUpReminder } from './FollowUpReminder.tsx';

/** Shows the age of the figures, and why they cannot be refreshed. */
function Freshness(props: { of: Pick<Polled<unknown>, 'at' | 'failure' | 'refetch'> }) {
  const isUnreachable = () => ['offline', 'foreign'].includes(props.of.failure()?.code ?? '');
  const reason = () => (isUnreachable() ? office.fresh.offline : office.fresh.failed);
  return (
    <div class="freshness" role="status">
      <Switch>
        <Match when={props.of.failure()}>
          <span class="freshness-words">
            <b>{reason()}</b>
            <Show when={props.of.at()}>{(at) => <small>{office.fresh.kept(formatTime(at()))}</small>}</Show>
          </span>
        </Match>
        <Match when={props.of.at()}>{(at) => <small>{office.fresh.updated(formatTime(at()))}</small>}</Match>
      </Switch>
      <Button look="quiet" icon="refresh" aria-label={office.fresh.now} onClick={() => props.of.refetch()} />
    </div>
  );
}

/** 总览: the district's figures for a period, town and squad, refreshed while the page is open. */
export default function OverviewPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const query = createMemo(() => boardQuery({ ...address }, today()), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const board = createPolled(
    () => {
      const asked = query();
      return asked && (() => fetchBoard(asked));
    },
    { onPoke: true },
  );
  return (
    <>
      <PageHeader title={office.board.title} trailing={<Freshness of={board} />} />
      <DayReminder today={today()} />
      <FollowUpReminder today={today()} />
      <BoardFilter address={address} today={today()} onInput={(change) => setAddress(change, { replace: true })} />
      <Show
        when={query()}
        fallback={
          <Show when={address.from && address.to}>
            <Notice tone="wait" title={office.period.wrong} />
          </Show>
        }
      >
        {(asked) => (
          <Loaded
            of={board}
            loading={common.loading}
            failed={() => (
              <EmptyState icon="chart" title={office.fresh.failed}>
                {office.fresh.nothing}
              </EmptyState>
            )}
          >
            {(value) => <BoardView board={value()} query={asked()} today={today()} />}
          </Loaded>
        )}
      </Show>
    </>
  );
}
