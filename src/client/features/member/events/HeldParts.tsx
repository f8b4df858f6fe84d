import { createMemo, Show } from 'solid-js';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { textField } from '../../../../domain/records/record.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { resultsOf } from '../../../events/results.ts';
import { groupText, postText } from '../../../events/summary.ts';
import { events as words } from '../../../events/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { unitWord } from '../../../records/kind-words.ts';
import type { Names } from '../../../records/names.ts';
import { createActivities, type LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { formatAmount } from '../../../words/format.ts';

interface PartProps {
  readonly local: LocalRecord;
  readonly event: PlannedEvent;
}

/** More leaflets than a squad logs in the weeks around an event. */
const MAX_LEAFLETS = 2_000;

/** The counts of a closing with the leaflets handed out, and for planners the texts to copy. */
export function HeldCard(props: PartProps & { readonly names: Names; readonly isPlanner: boolean }) {
  const leaflets = createActivities('leaflet', () => (props.isPlanner ? MAX_LEAFLETS : 0));
  const copies = createMemo(() =>
    (leaflets() ?? [])
      .filter(({ record }) => textField(record, 'event') === props.event.id)
      .reduce((sum, { record }) => sum + Number(record.fields.quantity ?? 0), 0),
  );
  const closed = () => ({
    event: props.event,
    record: props.local.record,
    host: textField(props.local.record, 'host') ?? props.names.name(props.event.squad) ?? words.summary.office,
    place: props.names.place(props.event.place),
    copies: copies(),
  });
  const facts = () => [
    ...resultsOf(props.local.record),
    ...(copies() ? [{ label: words.closing.material, value: formatAmount(copies(), unitWord('copy')) }] : []),
  ];
  const copied = () => ({ ...common.action, copyFailed: words.event.copyFailed });
  return (
    <>
      <Card title={words.event.result}>
        <Facts facts={facts()} />
      </Card>
      <Show when={props.isPlanner}>
        <Card>
          <CopyField rows={4} look="plain" label={words.event.groupText} text={groupText(closed())} words={copied()} />
        </Card>
        <Card>
          <CopyField rows={4} look="plain" label={words.event.post} text={postText(closed())} words={copied()} />
        </Card>
      </Show>
    </>
  );
}

const counts = ['attendance', 'consultations', 'present'] as const;

/** Asks whether a cancelled event took place after all, where somebody has entered people. */
export function DisputedNotice(props: PartProps) {
  const commands = useCommands();
  const isDisputed = () => {
    const { fields } = props.local.record;
    return props.event.phase === 'cancelled' && counts.some((field) => Number(fields[field] ?? 0) > 0);
  };
  const action = createAction(failureText);
  const settle = (status: 'held' | 'cancelled') =>
    action.run(async () => {
      const { id } = props.local;
      const emptied = Object.fromEntries(counts.map((field) => [field, null]));
      const done = await commands.editRecord(id, status === 'cancelled' ? emptied : {});
      return done.ok ? commands.resolveConflict(id, 'status', status) : done;
    });
  return (
    <Show when={isDisputed()}>
      <Notice tone="wait" icon="alert" title={words.event.disputed} />
      <div class="two">
        <Button look="primary" onClick={() => void settle('held')}>
          {words.event.wasHeld}
        </Button>
        <Button onClick={() => void settle('cancelled')}>{words.event.wasCancelled}</Button>
      </div>
      <ActionNotice of={action} />
    </Show>
  );
}
