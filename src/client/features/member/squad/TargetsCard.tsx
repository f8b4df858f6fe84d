import { createMemo, For, Show } from 'solid-js';
import { isRunning, targetsOf } from '../../../../domain/events/campaigns.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { ProgressBars } from '../../../events/ProgressBars.tsx';
import { localProgress } from '../../../events/progress.ts';
import { events } from '../../../events/words.ts';
import { createToday } from '../../../records/today.ts';
import { createLive } from '../../../state/live.ts';
import { createReferences } from '../../../state/records.ts';
import { countedRecords } from './counted-records.ts';

/** The squad's targets in the campaigns that run, with the squad's work on this phone. */
export function TargetsCard(props: { readonly squad: Id }) {
  const today = createToday();
  const campaigns = createReferences('campaign');
  const work = createLive(() => {
    const id = props.squad;
    return (store) => countedRecords(store, id);
  });
  const shown = createMemo(() =>
    (campaigns() ?? []).flatMap(({ record }) => {
      if (!isRunning(record, today())) return [];
      const own = targetsOf(record).filter(({ of }) => of && 'squad' in of && of.squad === props.squad);
      const progress = own.map((target) => localProgress(target, record, work() ?? []));
      return progress.length ? [{ name: textField(record, 'name') ?? '', progress }] : [];
    }),
  );
  return (
    <Show when={work() && shown().length}>
      <Card title={events.campaigns.own}>
        <For each={shown()}>
          {({ name, progress }) => (
            <>
              <b>{name}</b>
              <ProgressBars progress={progress} />
            </>
          )}
        </For>
      </Card>
    </Show>
  );
}
