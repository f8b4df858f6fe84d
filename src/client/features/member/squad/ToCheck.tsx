import './squad.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { byDay, dayTitle } from '../../../records/by-day.ts';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { DayToCheck } from './DayToCheck.tsx';
import { VerdictBar } from './VerdictBar.tsx';
import { createVerdicts } from './verdicts.ts';

/** Records shown at first, and added by each 加载更多. */
const STEP = 30;

/** 待核实 by day, newest first: opened one by one, or ticked and verified together. */
export function ToCheck(props: {
  readonly records: readonly LocalRecord[];
  /** Number of the leader's own records, which the office checks. */
  readonly own: number;
}) {
  const today = createToday();
  const verdicts = createVerdicts();
  const [limit, setLimit] = createSignal(STEP);
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = createSignal(false);
  const shown = createMemo(() => props.records.slice(0, limit()));
  const chosen = createMemo(() => shown().filter(({ id }) => ticked().has(id)));
  const names = createNames(() => [...shown().map(({ record }) => record), ...(verdicts.last()?.records ?? [])]);
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(ticked());
    for (const id of ids) isChosen ? next.add(id) : next.delete(id);
    setTicked(next);
  };
  const verify = async () => {
    setBusy(true);
    await verdicts.give(
      chosen().map(({ record }) => record),
      'verified',
    );
    setTicked(new Set<string>());
    setBusy(false);
  };
  return (
    <>
      <Show when={verdicts.failure()}>
        {(words) => (
          <Notice tone="bad" title={squad.review.refused}>
            {words()}
          </Notice>
        )}
      </Show>
      <Show
        when={shown().length}
        fallback={
          <EmptyState icon="check" title={squad.check.empty}>
            {squad.check.emptyHint}
          </EmptyState>
        }
      >
        <For each={byDay(shown())}>
          {({ day, records }) => (
            <DayToCheck
              title={dayTitle(day, today())}
              records={records}
              names={names}
              chosen={ticked()}
              onChoose={choose}
            />
          )}
        </For>
      </Show>
      <Show when={shown().length < props.records.length}>
        <Button wide onClick={() => setLimit((count) => count + STEP)}>
          {squad.check.more}
        </Button>
      </Show>
      <Show when={props.own > 0}>
        <p class="note">{squad.check.ownNote(props.own)}</p>
      </Show>
      <VerdictBar aboveTabs given={verdicts.last()} names={names} onTakeBack={() => void verdicts.takeBack()}>
        <Show when={chosen().length}>
          {(count) => (
            <div class="verdict-actions">
              <Button look="primary" big disabled={isBusy()} onClick={() => void verify()}>
                {squad.check.verifyChosen(count())}
              </Button>
            </div>
          )}
        </Show>
      </VerdictBar>
    </>
  );
}
