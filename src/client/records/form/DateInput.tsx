import { addDays, type Day, LAST_DAY, yearOf } from '../../../domain/kernel/day.ts';
import { DateField } from '../../components/DateField.tsx';
import { formatDay } from '../../words/format.ts';
import { clock } from '../words/clock.ts';
import type { FormModel } from './form-model.ts';

/** Describes a day other than today. */
function dayInWords(day: Day, today: Day): string {
  if (day === addDays(today, -1)) return clock.date.yesterday;
  if (day === addDays(today, -2)) return clock.date.dayBefore;
  const text = formatDay(day, yearOf(today));
  return day > today ? clock.date.later(text) : text;
}

interface DateInputProps {
  readonly form: FormModel;
  readonly field: string;
  readonly label: string;
  readonly error?: string | undefined;
}

/** The day of the work. Until edited it is today, also after midnight; any other day is pointed out. */
export function DateInput(props: DateInputProps) {
  const typed = () => {
    const value = props.form.values[props.field];
    return typeof value === 'string' ? value : undefined;
  };
  const value = () => typed() ?? (props.form.isNew ? props.form.today : '');
  const hint = () => {
    const { today, isNew, isClockWrong } = props.form;
    if (isNew && isClockWrong && typed() === undefined) return clock.wrong.check;
    const day = value();
    const isWorthSaying = isNew ? day !== today : day > today;
    return day && isWorthSaying && !props.error ? dayInWords(day, today) : undefined;
  };
  return (
    <DateField
      label={props.label}
      value={value()}
      max={props.form.lastDay === LAST_DAY ? undefined : props.form.lastDay}
      onInput={(day) => props.form.set(props.field, day)}
      hint={hint()}
      error={props.error}
      required
    />
  );
}
