import { Match, Show, Switch } from 'solid-js';
import type { FieldSpec } from '../../../domain/field.ts';
import { type ActivityName, kindOf } from '../../../domain/kinds/index.ts';
import { AmountField } from '../../ui/AmountField.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { common } from '../../words/common.ts';
import { fieldLabel, unitOf, unitWord } from '../kind-words.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { LabelWithUnit } from './LabelWithUnit.tsx';
import { ReferenceInput } from './ReferenceInput.tsx';
import type { FormValues } from './values.ts';

/** What a field of a form needs to know; one object for the whole form. */
export interface FormModel {
  readonly kind: ActivityName;
  readonly values: FormValues;
  readonly set: (field: string, value: string | number | undefined) => void;
  /** What is wrong with a field, as a sentence. */
  readonly error: (field: string) => string | undefined;
  /** The last day that a date may name. */
  readonly today: string;
  /** Places to offer first. */
  readonly recentPlaces: readonly string[];
  /** The squad whose members and events are offered. */
  readonly squad: string | undefined;
  /** Ids that must be among the options though they are not offered to everyone: what the record already names. */
  readonly self: { readonly id: string; readonly name: string };
}

type Of<T extends FieldSpec['type']> = Extract<FieldSpec, { type: T }>;

/** The input that a field's spec asks for. */
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
            fallback={<NumberField label={label()} unit={unit()} value={number()} onInput={set} error={error()} />}
          >
            <Card>
              <AmountField
                label={<LabelWithUnit label={label()} unit={unit()} />}
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
        <NumberField decimal label={label()} value={number()} onInput={set} error={error()} />
      </Match>
      <Match when={as('day')}>
        <DateField label={label()} value={text()} max={props.form.today} onInput={set} error={error()} required />
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
