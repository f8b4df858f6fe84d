import { createSignal, Show } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { Cell, Counted } from '../../../../domain/programme/cell.ts';
import type { ProgrammeTask, ProgrammeUnit } from '../../../../domain/programme/plan.ts';
import { progressId } from '../../../../domain/records/kinds/progress.ts';
import { kinds } from '../../../../domain/records/kinds/registry.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { Form } from '../../../components/Form.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { formatDay } from '../../../words/format.ts';
import { amountText, cellText } from './cell-text.ts';
import { createEntry } from './entry.tsx';
import { programme as words } from './words.ts';

const { state: states } = kinds.progress.fields;

/** A cell: what the records tell, and the form for what somebody reports with its source. */
export function CellForm(props: {
  readonly task: ProgrammeTask;
  readonly unit: ProgrammeUnit;
  readonly cell: Cell;
  readonly counted: Counted | 'unknown' | undefined;
  /** The address of the records, where they tell. */
  readonly evidence: string | undefined;
  readonly record: FoldedRecord | undefined;
  readonly today: Day;
  readonly onDone: () => void;
}) {
  const { task, unit, record } = props;
  const entry = createEntry({
    ...{ kind: 'progress', record, onDone: () => props.onDone() },
    given: { state: '', who: unit.name, document: '', dated: '', note: '' },
  });
  const numberOf = (field: string) => {
    const value = record?.fields[field];
    return typeof value === 'number' ? value : undefined;
  };
  const [done, setDone] = createSignal(numberOf('done'));
  const [all, setAll] = createSignal(numberOf('all'));
  const isCounted = props.counted !== undefined;
  const byFigure = task.measure !== undefined && 'figure' in task.measure;
  const options = () => [
    ...(isCounted ? [{ value: '', label: words.cell.byRecords }] : []),
    ...states.options.map((value) => ({ value: value as string, label: optionLabel('progress', 'state', value) })),
  ];
  const save = () => {
    const [count, of] = [done(), all()];
    const isSaid = ['done', 'partly'].includes(entry.value('state'));
    entry.save(
      { ...(record ? {} : { task: task.id, unit: unit.id }), done: count ?? null, all: of ?? null },
      {
        state: !isCounted && !entry.value('state') ? words.form.pick : undefined,
        done: Number.isNaN(count) ? words.form.notNumber : undefined,
        all: Number.isNaN(of) ? words.form.notNumber : undefined,
        who: isSaid && !entry.value('who').trim() ? words.cell.needsWho : undefined,
      },
      progressId(task.id, unit.id),
    );
  };
  const number = (field: 'done' | 'all', label: string) => (
    <NumberField
      decimal
      label={label}
      value={field === 'done' ? done() : all()}
      onInput={(value) => {
        entry.mark(true);
        (field === 'done' ? setDone : setAll)(value);
      }}
      error={entry.error(field)}
    />
  );
  return (
    <Form onSubmit={save}>
      <p>
        <b>{cellText(props.cell)}</b>{' '}
        <span class="note">{words.cell.due(formatDay(task.due, Number(props.today.slice(0, 4))))}</span>
      </p>
      <Show when={isCounted}>
        <Notice
          tone="plain"
          title={props.counted === 'unknown' ? words.cell.offline : amountText(task, props.counted, props.cell.all)}
        >
          {words.cell.recordsFirst}
        </Notice>
        <Show when={props.evidence}>
          {(href) => (
            <LinkButton icon="records" href={href()}>
              {words.cell.open}
            </LinkButton>
          )}
        </Show>
      </Show>
      <Segmented
        label={entry.label('state')}
        value={entry.value('state')}
        options={options()}
        onInput={(value) => entry.set('state', value)}
        error={entry.error('state')}
      />
      <div class="two">
        {number('done', entry.label('done'))}
        {number('all', isCounted && byFigure ? words.cell.ownGoal : entry.label('all'))}
      </div>
      {entry.text('who', { hint: words.cell.whoHint })}
      <div class="two">
        {entry.text('document', { hint: words.cell.documentHint })}
        {entry.day('dated', { max: props.today })}
      </div>
      <TextArea
        rows={2}
        maxlength={500}
        label={entry.label('note')}
        value={entry.value('note')}
        onInput={(note) => entry.set('note', note)}
        error={entry.error('note')}
      />
      <entry.Foot />
    </Form>
  );
}
