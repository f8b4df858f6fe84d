import { Match, Switch } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { type Statement, spans } from './create-statement.ts';
import { statements as words } from './words.ts';

/** Years that are offered, the latest first. */
const yearsUntil = (today: Day): string[] => {
  const last = yearOf(today);
  return Array.from({ length: last - 1999 }, (_, i) => String(last - i));
};

/** Asks what time a value is of: a year, a span of days, or a day. */
export function PeriodInput(props: { of: Statement; error: (field: string) => string | undefined }) {
  const isOfDay = () => props.of.span() === 'day';
  const day = (field: 'from' | 'to') => (
    <DateField
      required
      label={isOfDay() ? words.form.day : fieldLabel('statement', field)}
      value={props.of.values[field]}
      onInput={(value) => (isOfDay() ? props.of.setDay(value) : props.of.set(field, value))}
      error={props.error(field)}
    />
  );
  return (
    <>
      <Segmented
        label={words.form.period}
        value={props.of.span()}
        options={spans.map((value) => ({ value, label: words.form.periods[value] }))}
        onInput={props.of.changeSpan}
      />
      <Switch>
        <Match when={props.of.span() === 'year'}>
          <Select
            label={words.year}
            value={props.of.values.from.slice(0, 4)}
            options={yearsUntil(props.of.today()).map((value) => ({ value, label: words.inYear(Number(value)) }))}
            onInput={props.of.setYear}
          />
        </Match>
        <Match when={props.of.span() === 'span'}>
          <div class="two">
            {day('from')}
            {day('to')}
          </div>
        </Match>
        <Match when={isOfDay()}>{day('to')}</Match>
      </Switch>
    </>
  );
}
