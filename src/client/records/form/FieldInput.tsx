import { Match, Show, Switch } from 'solid-js';
import type { FieldSpec } from '../../../domain/records/field.ts';
import { kindOf } from '../../../domain/records/kinds/index.ts';
import { AmountField } from '../../components/AmountField.tsx';
import { Card } from '../../components/Card.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { common } from '../../words/common.ts';
import { fieldLabel } from '../kind-labels.ts';
import { unitOf, unitWord } from '../kind-words.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { DateInput } from './DateInput.tsx';
import type { FormModel } from './form-model.ts';
import { ReferenceInput } from './ReferenceInput.tsx';

/** A label with its unit, such as 数量（份）. The unit is hidden from the accessible name, which stays 数量. */
function LabelWithUnit(props: { readonly label: string; readonly unit: string | undefined }) {
  const unit = () => (props.label.toLowerCase().includes((props.unit ?? '').toLowerCase()) ? undefined : props.unit);
  return (
    <>
      {props.label}
      <Show when={unit()}>{(words) => <span aria-hidden="true">{common.brackets(words())}</span>}</Show>
    </>
  );
}

type Of<T extends FieldSpec['type']> = Extract<FieldSpec, { type: T }>;

/** The input for a field, chosen by its spec. */
export function FieldInput(props: { readonly form: FormModel; readonly field: string }) {
  const spec = () => kindOf(props.form.kind).fields[props.field];
  const as = <T extends FieldSpec['type']>(type: T): Of<T> | undefined => {
    const found = spec();
    return found?.type === type ? (found as Of<T>) : undefined;
  };
  const label = () => fieldLabel(props.form.kind, props.field);
  const error = () => props.form.error(props.field);
  const text = () => {
    const value = props.form.values[props.field];
    return typeof value === 'string' ? value : '';
  };
  const number = () => {
    const value = props.form.values[props.field];
    return typeof value === 'number' ? value : undefined;
  };
  /** Both `50人次` and `50人` are common in writing. */
  const units = () => {
    const word = unit();
    return word === undefined ? [] : word.endsWith('次') ? [word, word.slice(0, -1)] : [word];
  };
  const unit = () => {
    const found = unitOf(props.form.kind, props.field, props.form.values);
    return found && unitWord(found);
  };
  const set = (value: string | number | undefined) => props.form.set(props.field, value);
  return (
    <Switch>
      <Match when={as('count')}>
        {(count) => (
          <Show
            when={count().steps}
            fallback={
              <NumberField
                label={label()}
                unit={unit()}
                units={units()}
                value={number()}
                onInput={set}
                error={error()}
              />
            }
          >
            <Card>
              <AmountField
                label={<LabelWithUnit label={label()} unit={unit()} />}
                units={units()}
                value={number()}
                onInput={set}
                plusLabel={common.action.plus}
                error={error()}
              />
            </Card>
          </Show>
        )}
      </Match>
      <Match when={as('decimal')}>
        <NumberField decimal label={label()} units={units()} value={number()} onInput={set} error={error()} />
      </Match>
      <Match when={as('day')}>
        <DateInput form={props.form} field={props.field} label={label()} error={error()} />
      </Match>
      <Match when={as('choice')}>
        {(choice) => (
          <ChoiceInput
            kind={props.form.kind}
            field={props.field}
            spec={choice()}
            label={label()}
            value={text()}
            onInput={set}
            error={error()}
          />
        )}
      </Match>
      <Match when={as('reference')}>
        {(reference) => (
          <ReferenceInput
            form={props.form}
            to={reference().to}
            label={label()}
            value={text() || undefined}
            onInput={set}
            error={error()}
          />
        )}
      </Match>
      <Match when={as('text')}>
        {(words) => (
          <Show
            when={words().lines === 'many'}
            fallback={<TextField label={label()} value={text()} onInput={set} error={error()} autocomplete="off" />}
          >
            <TextArea label={label()} value={text()} onInput={set} error={error()} />
          </Show>
        )}
      </Match>
    </Switch>
  );
}
