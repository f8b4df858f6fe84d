import { createSignal, For, Show } from 'solid-js';
import { yearOf } from '../../domain/kernel/day.ts';
import { recordDay } from '../../domain/records/record.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { List } from '../components/List.tsx';
import { kindName, optionLabel } from '../records/kind-words.ts';
import { createNames } from '../records/names.ts';
import { RecordLine } from '../records/RecordLine.tsx';
import { createToday } from '../records/today.ts';
import type { LocalRecord } from '../state/records.ts';
import { createSyncStatus } from '../state/status.ts';
import { formatDay } from '../words/format.ts';
import { stock as words } from './words.ts';

/** Entries shown at first, and added by each tap. */
const FEW = 10;

/** Says from where to where an entry moved copies, or what kind of entry it is. */
function aboutOf({ record: { kind, fields } }: LocalRecord): string {
  const side = (field: 'from' | 'to') => optionLabel(kind, field, String(fields[field]));
  return kind === 'movement' ? `${side('from')} → ${side('to')}` : kindName(kind);
}

/** 收发记录: entries of the ledger on this phone; each opens the page where its author corrects it. */
export function EntryList(props: { readonly entries: readonly LocalRecord[] }) {
  const status = createSyncStatus();
  const today = createToday();
  const [limit, setLimit] = createSignal(FEW);
  const shown = () => props.entries.slice(0, limit());
  const names = createNames(() => shown().map(({ record }) => record));
  return (
    <Show when={props.entries.length}>
      <Card title={words.entries.title}>
        <List label={words.entries.title}>
          <For each={shown()}>
            {(local) => (
              <RecordLine
                showMember
                local={local}
                about={`${formatDay(recordDay(local.record) ?? '', yearOf(today()))} · ${aboutOf(local)}`}
                names={names}
                sending={status().sending}
                href={`/records/${local.id}`}
              />
            )}
          </For>
        </List>
        <Show when={props.entries.length > limit()}>
          <Button onClick={() => setLimit((before) => before + FEW)}>{words.entries.more}</Button>
        </Show>
      </Card>
    </Show>
  );
}
