import { createMemo, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { activityNames } from '../../../../domain/records/kinds/index.ts';
import { isDateUnsure, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import type { Store } from '../../../data/store.ts';
import { createToday } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { createLive } from '../../../state/live.ts';
import { createRecord, createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { villagesToCover } from './coverage.ts';

/** More records of one kind than a squad writes in two years; only the oldest beyond it are ignored. */
const MAX_OF_KIND = 2_000;

/** The squad's records that count as visits: not returned, not withdrawn, and with a sure date. */
async function countedRecords(store: Store, id: Id) {
  const lists = await Promise.all(
    (['reported', 'verified'] as const).map((status) =>
      store.squadRecords(id, status, MAX_OF_KIND * activityNames.length),
    ),
  );
  return lists
    .flat()
    .map(({ record }) => record)
    .filter((record) => !isDateUnsure(record));
}

/** 要去的村: villages of the squad's town, those never visited first. */
export function CoverCard(props: { squad: Id }) {
  const today = createToday();
  const own = createRecord(() => props.squad);
  const places = createReferences('place');
  const records = createLive(() => {
    const id = props.squad;
    return (store) => countedRecords(store, id);
  });
  const town = () => {
    const record = own()?.record;
    return record && textField(record, 'town');
  };
  const villages = createMemo(() => {
    const id = town();
    const known = places()?.map(({ record }) => record);
    const done = records();
    return id && known && done ? villagesToCover(id, known, done) : [];
  });
  const none = () => villages().filter(({ last }) => last === undefined).length;
  return (
    <Show when={own()}>
      <Card
        title={
          <>
            {squad.cover.title}
            <Show when={none() > 0}>{common.brackets(String(none()))}</Show>
          </>
        }
      >
        <Show when={town()} fallback={<p class="note">{squad.cover.noTown}</p>}>
          <p class="note">{squad.cover.hint}</p>
          <List>
            <For each={villages()}>
              {({ name, last }) => (
                <ListItem
                  title={name}
                  trailing={
                    <Show when={last} fallback={<Pill tone="wait">{squad.cover.never}</Pill>}>
                      {(day) => <small class="note">{squad.cover.last(formatDay(day(), yearOf(today())))}</small>}
                    </Show>
                  }
                />
              )}
            </For>
          </List>
        </Show>
      </Card>
    </Show>
  );
}
