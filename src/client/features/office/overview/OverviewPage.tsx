import './office.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { createToday } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { fetchBoard } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { BoardFilter } from './BoardFilter.tsx';
import { BoardView } from './BoardView.tsx';
import { boardQuery } from './board-query.ts';
import { Freshness } from './Freshness.tsx';

/** 总览: the district's figures for a period, a town, a squad, kept up to date while they are looked at. */
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
          <Show
            when={board.value()}
            fallback={
              <Show when={board.failure()} fallback={<Spinner label={common.loading} />}>
                <EmptyState icon="chart" title={office.fresh.failed}>
                  {office.fresh.nothing}
                </EmptyState>
              </Show>
            }
          >
            {(value) => <BoardView board={value()} query={asked()} today={today()} />}
          </Show>
        )}
      </Show>
    </>
  );
}
