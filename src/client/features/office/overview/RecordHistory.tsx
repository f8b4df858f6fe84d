import { For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { type FieldValue, isReview } from '../../../../domain/records/field.ts';
import type { RecordResponse } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { valueText } from '../../../records/value-text.ts';
import { office } from '../../../records/words/office.ts';
import { formatMoment } from '../../../words/format.ts';

type Step = RecordResponse['history'][number];

const verdictOf = (value: FieldValue | undefined) => (isReview(value) ? value : undefined);

function stepName(step: Step, record: string): string {
  if (step.id === record) return office.record.made;
  if (step.fields.deleted === true) return office.record.takenBack;
  const review = verdictOf(step.fields.review);
  if (review) return review.verdict === 'verified' ? office.record.reviewed : office.record.returnedNow;
  return office.record.changed;
}

/** A record's changes with author and the time when the server received them. */
export function RecordHistory(props: { answer: RecordResponse }) {
  const { kind, id } = props.answer.record;
  const name = (ref: string) => props.answer.names[ref];
  const lines = (step: Step): string[] =>
    Object.keys(step.fields)
      .filter((field) => field !== 'review' && field !== 'deleted')
      .map((field) =>
        office.record.fieldNow(
          fieldLabel(kind, field),
          valueText(kind, field, step.fields, name) ?? office.record.cleared,
        ),
      );
  return (
    <Card title={office.record.history}>
      <ol class="history">
        <For each={props.answer.history}>
          {(step) => (
            <li>
              <b>{stepName(step, id)}</b> {name(step.author) ?? ''}
              <p class="note">{office.record.received(formatMoment(step.received, dayAt(step.received)))}</p>
              <Show when={verdictOf(step.fields.review)?.reason}>{(reason) => <p>{reason()}</p>}</Show>
              <Show when={step.id !== id}>
                <For each={lines(step)}>{(line) => <p class="note">{line}</p>}</For>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}
