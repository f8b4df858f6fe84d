import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import type { TipList } from '../../../../protocol/tips/tip-desk.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createPolled } from '../../../state/polled.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { fetchTips } from '../../../tips/desk/tips-client.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { TipFilterBar } from './TipFilterBar.tsx';
import { TipTable } from './TipTable.tsx';
import { filterIn, filterTips } from './tip-filter.ts';
import { reminderText } from './tip-words.ts';

/** 到期提醒: a reminder text of due tips to copy. */
function ReminderDialog(props: { list: TipList; open: boolean; onClose: () => void }) {
  const words = tipDesk.reminder;
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={words.open} closeLabel={common.action.close}>
      <p>{words.hint}</p>
      <CopyField
        rows={8}
        label={words.text}
        text={reminderText(props.list.tips, props.list.today)}
        words={{ ...common.action, copyFailed: words.copyFailed }}
      />
    </Dialog>
  );
}

/** 清单: tips without their content; needs no key. */
export function ListView(props: { desk: Desk }) {
  const polled = createPolled(() => fetchTips);
  const [address, setAddress] = useSearchParams();
  const [isReminderOpen, setReminderOpen] = createSignal(false);
  const filter = () => filterIn({ ...address });
  const own = () => props.desk.keys()?.keys.filter(({ member }) => member === props.desk.member) ?? [];
  const shown = createMemo(() => {
    const now = polled.value();
    return now ? filterTips(now.tips, filter(), { own: own().map(({ id }) => id), today: now.today }) : [];
  });
  return (
    <Loaded
      of={polled}
      loading={common.loading}
      failed={() => (
        <EmptyState
          icon="alert"
          title={tipDesk.list.failed}
          action={<Button onClick={() => polled.refetch()}>{common.action.retry}</Button>}
        />
      )}
    >
      {(now) => (
        <>
          <Show when={polled.failure()}>
            <Notice tone="wait" icon="alert" title={tipDesk.list.failed} />
          </Show>
          <div class="tip-bar">
            <TipFilterBar filter={filter()} onInput={(change) => setAddress(change, { replace: true })} />
            <div class="row">
              <Button icon="clock" onClick={() => setReminderOpen(true)}>
                {tipDesk.reminder.open}
              </Button>
              <Button look="quiet" icon="refresh" aria-label={tipDesk.list.refresh} onClick={() => polled.refetch()} />
            </div>
          </div>
          <Card class="tip-list">
            <Show
              when={shown().length > 0}
              fallback={
                <Show
                  when={now().tips.length > 0}
                  fallback={
                    <EmptyState icon="records" title={tipDesk.list.empty}>
                      {tipDesk.list.emptyHint}
                    </EmptyState>
                  }
                >
                  <EmptyState icon="search" title={tipDesk.list.nothing}>
                    {tipDesk.list.nothingHint}
                  </EmptyState>
                </Show>
              }
            >
              <TipTable tips={shown()} all={now().tips.length} today={now().today} namesOf={props.desk.namesOf} />
            </Show>
          </Card>
          <ReminderDialog list={now()} open={isReminderOpen()} onClose={() => setReminderOpen(false)} />
        </>
      )}
    </Loaded>
  );
}
