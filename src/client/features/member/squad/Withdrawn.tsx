import { createMemo, For, Show } from 'solid-js';
import { dayAt, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { recordDay, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { headline } from '../../../records/headline.ts';
import { createNames } from '../../../records/names.ts';
import { createClockValue } from '../../../records/today.ts';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { formatDay } from '../../../words/format.ts';
import { lately, withdrawnAt } from './withdrawn.ts';

/** More than a squad withdraws in years. */
const MAX_WITHDRAWN = 500;

/** Records that had been verified and were withdrawn since, so that the leader learns why a figure has dropped. */
export function Withdrawn(props: { readonly squad: Id }) {
  const { time } = useClient();
  const now = createClockValue(time);
  const found = createLive(() => {
    const id = props.squad;
    return (store) => store.squadRecords(id, 'withdrawn', MAX_WITHDRAWN);
  });
  const shown = createMemo(() => lately(found() ?? [], now()));
  const names = createNames(() => shown().map(({ record }) => record));
  const day = (text: string) => formatDay(text, yearOf(dayAt(now())));
  return (
    <Show when={shown().length}>
      <Card title={squad.withdrawn.title(shown().length)}>
        <p class="note">{squad.withdrawn.hint}</p>
        <List label={squad.withdrawn.title(shown().length)}>
          <For each={shown()}>
            {({ record }) => (
              <ListItem
                title={headline(record, names)}
                detail={[
                  names.name(textField(record, 'member')),
                  day(recordDay(record) ?? ''),
                  squad.withdrawn.on(day(dayAt(withdrawnAt(record)))),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            )}
          </For>
        </List>
      </Card>
    </Show>
  );
}
