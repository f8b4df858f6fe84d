import { For } from 'solid-js';
import { isActivityName } from '../../../../domain/records/kinds/index.ts';
import { List } from '../../../components/List.tsx';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import type { LocalRecord } from '../../../state/records.ts';
import { createSyncStatus } from '../../../state/status.ts';

/** Lists the squad's records, each linked to the page where the leader checks or settles it. */
export function RecordsToCheck(props: { label?: string; records: readonly LocalRecord[] }) {
  const status = createSyncStatus();
  const names = createNames(() => props.records.map(({ record }) => record));
  return (
    <List label={props.label}>
      <For each={props.records}>
        {(local) => (
          <RecordLine
            showMember
            local={local}
            names={names}
            sending={status().sending}
            href={isActivityName(local.kind) ? `/squad/records/${local.id}` : `/records/${local.id}`}
          />
        )}
      </For>
    </List>
  );
}
