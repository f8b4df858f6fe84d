import { createSignal, Show } from 'solid-js';
import { err } from '../../../../domain/kernel/result.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { definitionOf } from '../../../figures/figure-text.ts';
import { figureOptions } from '../../../figures/stated-names.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { createStatement, longest, type StatementStart, type Text, texts } from './create-statement.ts';
import { PeriodInput } from './PeriodInput.tsx';
import { ValueInput } from './ValueInput.tsx';
import { statements as words } from './words.ts';

const label = (field: string): string => fieldLabel('statement', field);

/** The form for one statement; without a record, a new one, of the figure and year that are `asked` for. */
export function StatementForm(props: StatementStart & { readonly onDone: () => void }) {
  const commands = useCommands();
  const state = createFormState();
  const { record } = props;
  const of = createStatement(props);
  const { values, set } = of;
  const [asking, setAsking] = createSignal(false);
  const save = () => {
    const work = async () => {
      const field = of.lacking();
      if (field) return err({ code: 'required', field } as const);
      const fields = of.fields();
      return record ? commands.editRecord(record.id, fields, record) : commands.createRecord('statement', fields);
    };
    void state.submit<unknown>(work, () => {
      of.mark(false);
      props.onDone();
    });
  };
  const remove = () => {
    setAsking(false);
    if (record) void state.submit(() => commands.deleteRecord(record.id), props.onDone);
  };
  const text = (field: Text, required?: true) => (
    <TextField
      autocomplete="off"
      label={label(field)}
      maxlength={longest(field)}
      value={values[field]}
      onInput={(value) => set(field, value)}
      error={state.error(field)}
      required={required}
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
            values.figure && !of.entry()
              ? [{ value: values.figure, label: values.figure }, ...figureOptions()]
              : figureOptions()
          }
          onInput={of.chooseFigure}
          hint={definitionOf(values.figure)}
          error={state.error('figure')}
        />
        <PeriodInput of={of} error={state.error} />
        <ValueInput of={of} error={state.error} />
        {text('who', true)}
        <div class="two">
          {text('document')}
          <DateField
            label={label('dated')}
            max={props.today}
            value={values.dated}
            onInput={(value) => set('dated', value)}
            error={state.error('dated')}
          />
        </div>
        <PlacePicker
          label={label('place')}
          value={values.place || undefined}
          onInput={(place) => set('place', place ?? '')}
          error={state.error('place')}
        />
        {text('body')}
        <p class="note">{words.form.subjectHint}</p>
        <TextArea
          rows={2}
          maxlength={500}
          label={label('note')}
          value={values.note}
          onInput={(value) => set('note', value)}
          error={state.error('note')}
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
