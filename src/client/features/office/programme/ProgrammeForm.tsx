import { createSignal, Index, Show } from 'solid-js';
import { isDay } from '../../../../domain/kernel/day.ts';
import { wholeYear } from '../../../../domain/kernel/period.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { textField } from '../../../../domain/records/record.ts';
import { areInOrder, MAX_STAGES, readStages, type Stage, writeStages } from '../../../../domain/records/stages.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { createEntry } from './entry.tsx';
import { programme as words } from './words.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const stageOf = ({ key, name, from, to }: Row): Stage => ({
  ...{ key, name: name.trim() },
  ...(isDay(from) ? { from } : {}),
  ...(isDay(to) ? { to } : {}),
});

/** The lowest number that no stage has. */
const freeKey = (rows: readonly Row[]): string =>
  String(Array.from({ length: MAX_STAGES }, (_, at) => at + 1).find((n) => rows.every(({ key }) => key !== String(n))));

/** The form for a programme and its stages. A day that is not set yet stays empty. */
export function ProgrammeForm(props: {
  readonly record: FoldedRecord | undefined;
  readonly year: number;
  /** True without tasks and units, which keep a programme from being deleted. */
  readonly isEmpty: boolean;
  readonly onDone: () => void;
}) {
  const { record, year } = props;
  const entry = createEntry({
    ...{ kind: 'programme', record, onDone: () => props.onDone() },
    given: { name: '', ...wholeYear(year) },
  });
  const known = record ? readStages(textField(record, 'stages') ?? '') : undefined;
  const [rows, setRows] = createSignal<readonly Row[]>(
    known?.map(({ key, name, from = '', to = '' }) => ({ key, name, from, to })) ??
      words.form.usualStages.map((name, at) => ({ key: String(at + 1), name, from: '', to: '' })),
  );
  const change = (at: number, part: Partial<Row>) => {
    entry.mark(true);
    setRows((all) => all.map((row, index) => (index === at ? { ...row, ...part } : row)));
  };
  const save = () => {
    const stages = rows()
      .filter(({ name }) => name.trim())
      .map(stageOf);
    const [from, to] = [entry.value('from'), entry.value('to')];
    entry.save(
      { stages: writeStages(stages) || null },
      {
        stages: areInOrder(stages) ? undefined : words.form.stagesWrong,
        to: from && to && to < from ? words.form.endBefore : undefined,
      },
    );
  };
  return (
    <Form onSubmit={save}>
      {entry.text('name', { required: true, placeholder: words.form.nameExample })}
      <div class="two">
        {entry.day('from', { required: true })}
        {entry.day('to', { required: true })}
      </div>
      <fieldset class="stack">
        <legend>{entry.label('stages')}</legend>
        <p class="note">{words.form.stagesHint}</p>
        <Index each={rows()}>
          {(row, at) => (
            <div class="programme-stage-row">
              <TextField
                autocomplete="off"
                maxlength={20}
                label={words.form.stageName(at + 1)}
                value={row().name}
                onInput={(name) => change(at, { name })}
              />
              <DateField
                label={words.form.stageFrom(at + 1)}
                value={row().from}
                onInput={(from) => change(at, { from })}
              />
              <DateField label={words.form.stageTo(at + 1)} value={row().to} onInput={(to) => change(at, { to })} />
            </div>
          )}
        </Index>
        <Show when={entry.error('stages')}>{(fault) => <Notice tone="bad" title={fault()} />}</Show>
        <Show when={rows().length < MAX_STAGES}>
          <Button
            icon="plus"
            onClick={() => setRows((all) => [...all, { key: freeKey(all), name: '', from: '', to: '' }])}
          >
            {words.form.addStage}
          </Button>
        </Show>
      </fieldset>
      <entry.Foot remove={props.isEmpty ? words.form.removeProgramme : undefined} ask={words.form.removeAsk} />
    </Form>
  );
}
