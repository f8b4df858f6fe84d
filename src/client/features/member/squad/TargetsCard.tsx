import { createMemo, For, Show } from 'solid-js';
import { placesAbove } from '../../../../domain/coverage/coverage.ts';
import { isRunning, targetsOf } from '../../../../domain/events/campaigns.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { ProgressBars } from '../../../events/ProgressBars.tsx';
import { localProgress, type Progress } from '../../../events/progress.ts';
import { events } from '../../../events/words.ts';
import { createToday } from '../../../records/today.ts';
import { createLive } from '../../../state/live.ts';
import { createRecord, createReferences } from '../../../state/records.ts';
import { countedRecords } from './counted-records.ts';

/**
 * The targets of the squad and its town in running campaigns, with the squad's own work. Other squads' work in the town
 * is not on this phone, and the card says so.
 */
export function TargetsCard(props: { readonly squad: Id }) {
  const today = createToday();
  const campaigns = createReferences('campaign');
  const places = createReferences('place');
  const own = createRecord(() => props.squad);
  const work = createLive(() => {
    const id = props.squad;
    return (store) => countedRecords(store, id);
  });
  const town = () => {
    const record = own()?.record;
    return record && textField(record, 'town');
  };
  const townName = () => {
    const local = places()?.find(({ id }) => id === town());
    return local && textField(local.record, 'name');
  };
  const inTown = createMemo(() => {
    const above = placesAbove((places() ?? []).map(({ record }) => record));
    return (work() ?? []).filter((record) => above(textField(record, 'place') ?? '').includes(town() ?? ''));
  });
  const shown = createMemo(() =>
    (campaigns() ?? []).flatMap(({ record }) => {
      if (!isRunning(record, today())) return [];
      const progress = targetsOf(record).flatMap((target) => {
        const { of } = target;
        if (of && 'squad' in of && of.squad === props.squad) return localProgress(target, record, work() ?? []);
        return of && 'town' in of && of.town === town() ? localProgress(target, record, inTown()) : [];
      });
      return progress.length ? [{ name: textField(record, 'name') ?? '', progress }] : [];
    }),
  );
  const nameOf = ({ of }: Progress) => (of && 'town' in of ? events.campaigns.ownTown(townName() ?? '') : '');
  return (
    <Show when={work() && shown().length}>
      <Card title={events.campaigns.own}>
        <For each={shown()}>
          {({ name, progress }) => (
            <>
              <b>{name}</b>
              <ProgressBars progress={progress} nameOf={nameOf} />
            </>
          )}
        </For>
      </Card>
    </Show>
  );
}
