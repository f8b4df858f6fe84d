import { Show } from 'solid-js';
import { recordDay } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { clock } from '../../../records/words/clock.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { RecordsToCheck } from './RecordsToCheck.tsx';

/** 日期待核对: records dated by a wrong clock; each links to the page that settles it. */
export function UnsureDates(props: { records: readonly LocalRecord[] }) {
  const sorted = () =>
    [...props.records].sort((a, b) => (recordDay(b.record) ?? '').localeCompare(recordDay(a.record) ?? ''));
  return (
    <Show when={props.records.length}>
      <Card title={clock.question.list(props.records.length)}>
        <p class="note">{clock.question.listHint}</p>
        <RecordsToCheck label={clock.question.title} records={sorted()} />
      </Card>
    </Show>
  );
}
