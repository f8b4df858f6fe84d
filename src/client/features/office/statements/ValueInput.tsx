import { Match, Show, Switch } from 'solid-js';
import { Segmented } from '../../../components/Choices.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { figureUnit } from '../../../figures/figure-text.ts';
import { unitsOf } from '../../../figures/stated-names.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { longest, type Statement } from './create-statement.ts';
import { RegisterHint } from './RegisterHint.tsx';
import { statements as words } from './words.ts';

const label = (field: string): string => fieldLabel('statement', field);

/** Asks for a number, yes or no, or a text, or for the reason why there is none. */
export function ValueInput(props: { of: Statement; error: (field: string) => string | undefined }) {
  const { of } = props;
  const take = (value: number) => {
    of.setNumber(value);
    of.set('who', of.values.who || words.form.register);
  };
  return (
    <>
      <Segmented
        label={words.form.has}
        value={of.isMissing() ? 'missing' : 'given'}
        options={[
          { value: 'given', label: words.form.given },
          { value: 'missing', label: words.form.missing },
        ]}
        onInput={(value) => of.setMissing(value === 'missing')}
      />
      <Switch>
        <Match when={of.isMissing()}>
          <TextField
            required
            autocomplete="off"
            label={label('missing')}
            maxlength={longest('missing')}
            value={of.values.missing}
            onInput={(value) => of.set('missing', value)}
            error={props.error('missing')}
          />
        </Match>
        <Match when={of.form() === 'number'}>
          <Show when={of.span() === 'day'}>
            <RegisterHint figure={of.values.figure} day={of.values.to} onUse={take} />
          </Show>
          <NumberField
            decimal
            required
            label={label('number')}
            unit={figureUnit(of.values.figure)}
            units={unitsOf(of.values.figure)}
            value={of.number()}
            onInput={of.setNumber}
            error={Number.isNaN(of.number()) ? words.form.notNumber : props.error('number')}
          />
        </Match>
        <Match when={of.form() === 'flag'}>
          <Segmented
            required
            label={label('flag')}
            value={of.flag() === undefined ? undefined : of.flag() ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: words.yes },
              { value: 'no', label: words.no },
            ]}
            onInput={(value) => of.setFlag(value === 'yes')}
            error={props.error('flag')}
          />
        </Match>
        <Match when={of.form() === 'text'}>
          <TextArea
            required
            label={label('text')}
            maxlength={longest('text')}
            value={of.values.text}
            onInput={(value) => of.set('text', value)}
            error={props.error('text')}
          />
        </Match>
      </Switch>
    </>
  );
}
