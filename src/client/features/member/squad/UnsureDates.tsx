import { For, Show } from 'solid-js';
import { recordDay } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { List } from '../../../components/List.tsx';
import type { LocalRecord } from '../../../data/store-types.ts';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { clock } from '../../../records/words/clock.ts';
import { createSyncStatus } from '../../../state/status.ts';

/** 日期待核对: records dated by a wrong clock; each links to the page that settles it. */
export function UnsureDates(props: { records: readonly LocalRecord[] }) {
  const status = createSyncStatus();
  const sorted = () =>
    [...props.records].sort((a, b) => (recordDay(b.record) ?? '').localeCompare(recordDay(a.record) ?? ''));
  const names = createNames(() => props.records.map(({ record }) => record));
  return (
    <Show when={props.records.length}>
      <Card title={clock.question.list(props.records.length)}>
        <p class="note">{clock.question.listHint}</p>
        <List label={clock.question.title}>
          <For each={sorted()}>
            {(local) => (
              <RecordLine
                showMember
                local={local}
                names={names}
                sending={status().sending}
                href={`/squad/records/${local.id}`}
              />
            )}
          </For>
        </List>
      </Card>
    </Show>
  );
}
