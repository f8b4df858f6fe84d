import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { List } from '../../../components/List.tsx';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { createSquadRecords } from '../../../state/records.ts';
import { createSyncStatus } from '../../../state/status.ts';
import { isOwnWork } from './to-check.ts';

/** More than anybody checks in a day; the count is exact up to here. */
const MAX_COUNTED = 2_000;
/** Records shown at first, and added by each 加载更多. */
const STEP = 10;

/** Records that wait for the leader's check, newest day first. The office checks the leader's own records. */
export function ToCheckCard(props: { squad: Id }) {
  const { session } = useClient();
  const [limit, setLimit] = createSignal(STEP);
  const status = createSyncStatus();
  const self = () => session.identity()?.actor.member;
  const reported = createSquadRecords(
    () => props.squad,
    () => 'reported',
    () => MAX_COUNTED,
  );
  const others = createMemo(() => (reported() ?? []).filter(({ record }) => !isOwnWork(record, self())));
  const own = () => (reported() ?? []).length - others().length;
  const shown = createMemo(() => others().slice(0, limit()));
  const names = createNames(() => shown().map(({ record }) => record));
  return (
    <Show when={reported()}>
      <Card title={squad.check.title(others().length)}>
        <Show
          when={others().length}
          fallback={
            <p>
              {squad.check.empty} <span class="note">{squad.check.emptyHint}</span>
            </p>
          }
        >
          <List>
            <For each={shown()}>
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
        </Show>
        <Show when={shown().length < others().length}>
          <Button onClick={() => setLimit((count) => count + STEP)}>{squad.check.more}</Button>
        </Show>
        <Show when={own() > 0}>
          <p class="note">{squad.check.ownNote(own())}</p>
        </Show>
      </Card>
    </Show>
  );
}
