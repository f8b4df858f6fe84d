import { createMemo, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { dueFollowUps } from '../../../../domain/programme/follow-up.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { createNames } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { createActivities } from '../../../state/records.ts';
import { formatDay } from '../../../words/format.ts';
import { programme as words } from './words.ts';

/** Visits that are looked at, the latest; a district has some dozens a year. */
const MOST = 500;

/** 整改到期: what supervision visits asked for and nobody has looked at again, by its day. */
export function FollowUps() {
  const today = createToday();
  const visits = createActivities('supervision', () => MOST);
  const due = createMemo(() =>
    dueFollowUps(
      (visits() ?? []).map(({ record }) => record),
      today(),
    ),
  );
  const names = createNames(() => due().map(({ record }) => record));
  const subject = (place: string | undefined, body: string | undefined) =>
    (place ? names.name(place) : body) ?? words.followUp.somewhere;
  return (
    <Show when={due().length}>
      <Card title={words.followUp.title}>
        <p class="note">{words.followUp.hint}</p>
        <List label={words.followUp.title}>
          <For each={due()}>
            {({ record, due: day, isOverdue }) => (
              <ListItem
                href={`/office/records/${record.id}`}
                title={subject(textField(record, 'place'), textField(record, 'body'))}
                detail={[
                  (isOverdue ? words.followUp.overdue : words.followUp.due)(formatDay(day, yearOf(today()))),
                  textField(record, 'follow'),
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
