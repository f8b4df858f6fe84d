import { Show } from 'solid-js';
import { readClock } from '../../../../domain/kernel/clock.ts';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { fieldNames } from '../../../../domain/records/kind.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { type FoldedRecord, phaseOf, recordDay, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { headline } from '../../../records/headline.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import type { Names } from '../../../records/names.ts';
import { markOf, timeOf } from '../../../records/record-story.ts';
import { shownFields } from '../../../records/shown-fields.ts';
import { squad } from '../../../records/words/squad.ts';
import { work } from '../../../records/words/work.ts';
import { formatDay, formatDayAndWeekday } from '../../../words/format.ts';

/** Fields that stand beside the others, or go without saying. */
const apart = ['date', 'member', 'squad', 'place', 'photos'];

/** A record below its heading: who, when, where and the rest of what was done. One line names the fields left out. */
export function CheckFacts(props: { record: FoldedRecord; names: Names }) {
  const who = () => props.names.name(textField(props.record, 'member')) ?? '';
  const written = () => {
    const time = timeOf(props.record);
    return time
      ? squad.check.sameDay(time)
      : squad.check.writtenOn(formatDay(dayAt(readClock(props.record.created).wall)));
  };
  const shown = () => shownFields(props.record, props.names);
  const facts = () => {
    const heading = headline(props.record, props.names);
    return shown().filter(({ field, value }) => !apart.includes(field) && !heading.includes(value));
  };
  const missing = () =>
    fieldNames(kindOf(props.record.kind), phaseOf(props.record) !== undefined)
      .filter((field) => !apart.includes(field) && !shown().some((each) => each.field === field))
      .map((field) => fieldLabel(props.record.kind, field));
  return (
    <>
      <div class="check-who">
        <span class="check-face" aria-hidden="true">
          {[...who()][0]}
        </span>
        <div>
          <b>{who()}</b>
          <p class="note">
            {formatDayAndWeekday(recordDay(props.record) ?? '')} · {written()}
          </p>
        </div>
        <Show when={markOf(props.record)}>{(mark) => <Pill tone="wait">{mark()}</Pill>}</Show>
      </div>
      <Card>
        <Show when={'place' in kindOf(props.record.kind).fields}>
          <p class="check-place">
            <Icon name="pin" />
            <b>{props.names.place(textField(props.record, 'place')) ?? work.record.noPlace}</b>
          </p>
        </Show>
        <Facts facts={facts()} />
        <Show when={missing().length}>
          <p class="note">{squad.check.missing(missing().join(squad.check.comma))}</p>
        </Show>
      </Card>
    </>
  );
}
