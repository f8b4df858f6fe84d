import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../../domain/figures/entry.ts';
import { type StatedValue, statedValue, valueFields } from '../../../../domain/figures/stated-value.ts';
import { periodOfYear } from '../../../../domain/figures/year-statement.ts';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { isYear, type Period, wholeYear } from '../../../../domain/kernel/period.ts';
import { err } from '../../../../domain/kernel/result.ts';
import { statement as kind } from '../../../../domain/records/kinds/statement.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { definitionOf, figureUnit } from '../../../figures/figure-text.ts';
import { figureOptions, unitsOf } from '../../../figures/stated-names.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { toFields } from '../../../records/form/values.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { RegisterHint } from './RegisterHint.tsx';
import { statements as words } from './words.ts';

const label = (field: string): string => fieldLabel('statement', field);

const spans = ['year', 'span', 'day'] as const;
type Span = (typeof spans)[number];

const texts = ['figure', 'from', 'to', 'text', 'missing', 'place', 'body', 'who', 'document', 'dated', 'note'] as const;
type Text = (typeof texts)[number];

function longest(field: Text): number | undefined {
  const spec = kind.fields[field];
  return 'max' in spec ? spec.max : undefined;
}

/** Years that are offered, the latest first. */
const yearsUntil = (today: Day): string[] => {
  const last = yearOf(today);
  return Array.from({ length: last - 1999 }, (_, i) => String(last - i));
};

const dayOnly = (day: Day): Period => ({ from: day, to: day });

const spanOf = (from: string, to: string): Span => (isYear({ from, to }) ? 'year' : from === to ? 'day' : 'span');

/** The form for one statement; without a record, a new one, of the figure and year that are `asked` for. */
export function StatementForm(props: {
  readonly record: FoldedRecord | undefined;
  readonly asked?: { readonly entry: FigureEntry; readonly year: number } | undefined;
  readonly today: Day;
  readonly onDone: () => void;
}) {
  const commands = useCommands();
  const mark = createDirtyMark();
  const state = createFormState();
  const { record, asked } = props;
  const year = String(asked?.year ?? yearOf(props.today));
  const known = record && statedValue(record.fields);
  const first = Object.fromEntries(texts.map((field) => [field, (record && textField(record, field)) ?? '']));
  const [values, setValues] = createStore<Record<Text, string>>({
    ...(first as Record<Text, string>),
    ...(record ? {} : wholeYear(Number(year))),
    ...(asked && !record ? { figure: asked.entry.id, ...periodOfYear(asked.entry, asked.year, props.today) } : {}),
  });
  const [number, setNumber] = createSignal(known && 'number' in known ? known.number : undefined);
  const [flag, setFlag] = createSignal(known && 'flag' in known ? known.flag : undefined);
  const [isMissing, setMissing] = createSignal(known !== undefined && 'missing' in known);
  const [span, setSpan] = createSignal<Span>(spanOf(values.from, values.to));
  const [asking, setAsking] = createSignal(false);
  const entry = createMemo(() => entryFor(values.figure));
  const form = () =>
    entry()?.value ?? (known && 'flag' in known ? 'flag' : known && 'text' in known ? 'text' : 'number');
  const set = (field: Text, value: string): void => {
    mark(true);
    setValues(field, value);
  };
  const setPeriod = ({ from, to }: Period): void => {
    mark(true);
    setValues({ from, to });
  };
  const choose = (figure: string): void => {
    set('figure', figure);
    // A state is of a day.
    if (!record && entryFor(figure)?.sort === 'state') changeSpan('day');
  };
  const changeSpan = (next: Span): void => {
    setSpan(next);
    const last = values.to.slice(0, 4) || year;
    if (next === 'year') setPeriod(wholeYear(Number(last)));
    if (next === 'day') setPeriod(dayOnly(values.to > props.today ? props.today : values.to));
  };
  const typed = (): StatedValue | undefined => {
    if (isMissing()) return values.missing.trim() ? { missing: values.missing.trim() } : undefined;
    if (form() === 'text') return values.text.trim() ? { text: values.text.trim() } : undefined;
    const [given, count] = [flag(), number()];
    if (form() === 'flag') return given === undefined ? undefined : { flag: given };
    return count === undefined ? undefined : { number: count };
  };
  /** The field whose input shows the value. */
  const shown = () => (isMissing() ? 'missing' : form());
  const save = () => {
    const value = typed();
    const { text: _, missing: __, ...rest } = values;
    const fields = { ...toFields('statement', rest), ...valueFields(value ?? { missing: '' }) };
    const work = async () => {
      // The figure comes first on the form, and says what value is asked for.
      if (!values.figure) return err({ code: 'required', field: 'figure' } as const);
      if (!value) return err({ code: 'required', field: shown() } as const);
      return record ? commands.editRecord(record.id, fields, record) : commands.createRecord('statement', fields);
    };
    void state.submit<unknown>(work, () => {
      mark(false);
      props.onDone();
    });
  };
  const remove = () => {
    setAsking(false);
    if (record) void state.submit(() => commands.deleteRecord(record.id), props.onDone);
  };
  const error = (field: string): string | undefined =>
    field === 'number' && Number.isNaN(number()) ? words.form.notNumber : state.error(field);
  const take = (value: number) => {
    setNumber(value);
    set('who', values.who || words.form.register);
  };
  const text = (field: Text, required?: true) => (
    <TextField
      autocomplete="off"
      label={label(field)}
      maxlength={longest(field)}
      value={values[field]}
      onInput={(value) => set(field, value)}
      error={error(field)}
      required={required}
    />
  );
  const day = (field: 'from' | 'to') => (
    <DateField
      required
      label={span() === 'day' ? words.form.day : label(field)}
      value={values[field]}
      onInput={(value) => (span() === 'day' ? setPeriod(dayOnly(value)) : set(field, value))}
      error={error(field)}
    />
  );
  return (
    <>
      <Form onSubmit={save}>
        <Select
          required
          label={label('figure')}
          value={values.figure}
          empty={words.form.pick}
          options={
            values.figure && !entry()
              ? [{ value: values.figure, label: values.figure }, ...figureOptions()]
              : figureOptions()
          }
          onInput={choose}
          hint={definitionOf(values.figure)}
          error={error('figure')}
        />
        <Segmented
          label={words.form.period}
          value={span()}
          options={spans.map((value) => ({ value, label: words.form.periods[value] }))}
          onInput={changeSpan}
        />
        <Switch>
          <Match when={span() === 'year'}>
            <Select
              label={words.year}
              value={values.from.slice(0, 4)}
              options={yearsUntil(props.today).map((value) => ({ value, label: words.inYear(Number(value)) }))}
              onInput={(value) => setPeriod(wholeYear(Number(value)))}
            />
          </Match>
          <Match when={span() === 'span'}>
            <div class="two">
              {day('from')}
              {day('to')}
            </div>
          </Match>
          <Match when={span() === 'day'}>{day('to')}</Match>
        </Switch>
        <Segmented
          label={words.form.has}
          value={isMissing() ? 'missing' : 'given'}
          options={[
            { value: 'given', label: words.form.given },
            { value: 'missing', label: words.form.missing },
          ]}
          onInput={(value) => setMissing(value === 'missing')}
        />
        <Switch>
          <Match when={isMissing()}>{text('missing', true)}</Match>
          <Match when={form() === 'number'}>
            <Show when={span() === 'day'}>
              <RegisterHint figure={values.figure} day={values.to} onUse={take} />
            </Show>
            <NumberField
              decimal
              required
              label={label('number')}
              unit={figureUnit(values.figure)}
              units={unitsOf(values.figure)}
              value={number()}
              onInput={(value) => {
                mark(true);
                setNumber(value);
              }}
              error={error('number')}
            />
          </Match>
          <Match when={form() === 'flag'}>
            <Segmented
              required
              label={label('flag')}
              value={flag() === undefined ? undefined : flag() ? 'yes' : 'no'}
              options={[
                { value: 'yes', label: words.yes },
                { value: 'no', label: words.no },
              ]}
              onInput={(value) => setFlag(value === 'yes')}
              error={error('flag')}
            />
          </Match>
          <Match when={form() === 'text'}>
            <TextArea
              required
              label={label('text')}
              maxlength={2000}
              value={values.text}
              onInput={(value) => set('text', value)}
              error={error('text')}
            />
          </Match>
        </Switch>
        {text('who', true)}
        <div class="two">
          {text('document')}
          <DateField
            label={label('dated')}
            max={props.today}
            value={values.dated}
            onInput={(value) => set('dated', value)}
            error={error('dated')}
          />
        </div>
        <PlacePicker
          label={label('place')}
          value={values.place || undefined}
          onInput={(place) => set('place', place ?? '')}
          error={error('place')}
        />
        {text('body')}
        <p class="note">{words.form.subjectHint}</p>
        <TextArea
          rows={2}
          maxlength={500}
          label={label('note')}
          value={values.note}
          onInput={(value) => set('note', value)}
          error={error('note')}
        />
        <Show when={state.trouble([...texts, 'number', 'flag'])}>
          {(trouble) => <Notice tone="bad" title={trouble()} />}
        </Show>
        <SubmitRow label={common.action.save} look="primary" busy={state.saving()}>
          <Button onClick={() => props.onDone()}>{common.action.cancel}</Button>
          <Show when={record}>
            <Button look="quiet" onClick={() => setAsking(true)}>
              {words.form.remove}
            </Button>
          </Show>
        </SubmitRow>
      </Form>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={words.form.remove}
        words={common.action}
        confirm={words.form.remove}
        onConfirm={remove}
      >
        <p>{words.form.removeAsk}</p>
      </ConfirmDialog>
    </>
  );
}
