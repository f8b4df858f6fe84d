import { createMemo, createSignal, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { createSquadRecords, isBy } from '../../../state/records.ts';
import { RecordsToCheck } from './RecordsToCheck.tsx';

/** More than anybody checks in a day; the count is exact up to here. */
const MAX_COUNTED = 2_000;
/** Records shown at first, and added by each 加载更多. */
const STEP = 10;

/** Records that wait for the leader's check, newest day first. The office checks the leader's own records. */
export function ToCheckCard(props: { squad: Id }) {
  const { session } = useClient();
  const [limit, setLimit] = createSignal(STEP);
  const self = () => session.identity()?.actor.member;
  const reported = createSquadRecords(
    () => props.squad,
    () => 'reported',
    () => MAX_COUNTED,
  );
  const others = createMemo(() => (reported() ?? []).filter(({ record }) => !isBy(record, self())));
  const own = () => (reported() ?? []).length - others().length;
  const shown = createMemo(() => others().slice(0, limit()));
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
          <RecordsToCheck records={shown()} />
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
