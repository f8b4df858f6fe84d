import { createMemo, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../../domain/figures/entry.ts';
import { type StatedValue, statedValue, valueFields } from '../../../../domain/figures/stated-value.ts';
import { periodOfYear } from '../../../../domain/figures/year-statement.ts';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { isYear, type Period, wholeYear } from '../../../../domain/kernel/period.ts';
import { statement as kind } from '../../../../domain/records/kinds/statement.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { toFields } from '../../../records/form/values.ts';

export const spans = ['year', 'span', 'day'] as const;
export type Span = (typeof spans)[number];

export const texts = [
  'figure',
  'from',
  'to',
  'text',
  'missing',
  'place',
  'body',
  'who',
  'document',
  'dated',
  'note',
] as const;
export type Text = (typeof texts)[number];

/** Returns how long a text of the form may be. */
export function longest(field: Text): number | undefined {
  const spec = kind.fields[field];
  return 'max' in spec ? spec.max : undefined;
}

const dayOnly = (day: Day): Period => ({ from: day, to: day });

const spanOf = (from: string, to: string): Span => (isYear({ from, to }) ? 'year' : from === to ? 'day' : 'span');

export interface StatementStart {
  readonly record: FoldedRecord | undefined;
  /** The figure and year that a new statement begins with. */
  readonly asked?: { readonly entry: FigureEntry; readonly year: number } | undefined;
  readonly today: Day;
}

/** Keeps what is typed into the form for one statement. */
export function createStatement(start: StatementStart) {
  const { record, asked } = start;
  const mark = createDirtyMark();
  const year = String(asked?.year ?? yearOf(start.today));
  const known = record && statedValue(record.fields);
  const first = Object.fromEntries(texts.map((field) => [field, (record && textField(record, field)) ?? '']));
  const [values, setValues] = createStore<Record<Text, string>>({
    ...(first as Record<Text, string>),
    ...(record ? {} : wholeYear(Number(year))),
    ...(asked && !record ? { figure: asked.entry.id, ...periodOfYear(asked.entry, asked.year, start.today) } : {}),
  });
  const [number, setNumber] = createSignal(known && 'number' in known ? known.number : undefined);
  const [flag, setFlag] = createSignal(known && 'flag' in known ? known.flag : undefined);
  const [isMissing, setMissing] = createSignal(known !== undefined && 'missing' in known);
  const [span, setSpan] = createSignal<Span>(spanOf(values.from, values.to));
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
  const changeSpan = (next: Span): void => {
    setSpan(next);
    const last = values.to.slice(0, 4) || year;
    if (next === 'year') setPeriod(wholeYear(Number(last)));
    if (next === 'day') setPeriod(dayOnly(values.to > start.today ? start.today : values.to));
  };
  const typed = (): StatedValue | undefined => {
    if (isMissing()) return values.missing.trim() ? { missing: values.missing.trim() } : undefined;
    if (form() === 'text') return values.text.trim() ? { text: values.text.trim() } : undefined;
    const [given, count] = [flag(), number()];
    if (form() === 'flag') return given === undefined ? undefined : { flag: given };
    return count === undefined ? undefined : { number: count };
  };
  return {
    today: () => start.today,
    mark,
    values,
    set,
    entry,
    chooseFigure: (figure: string): void => {
      set('figure', figure);
      // A state is of a day.
      if (!record && entryFor(figure)?.sort === 'state') changeSpan('day');
    },
    span,
    changeSpan,
    setYear: (next: string): void => setPeriod(wholeYear(Number(next))),
    setDay: (day: Day): void => setPeriod(dayOnly(day)),
    form,
    number,
    setNumber: (value: number | undefined): void => {
      mark(true);
      setNumber(value);
    },
    flag,
    setFlag: (value: boolean): void => {
      mark(true);
      setFlag(value);
    },
    isMissing,
    setMissing: (value: boolean): void => {
      mark(true);
      setMissing(value);
    },
    /** Returns the first field that must be filled in and is not. */
    lacking: (): string | undefined =>
      // The figure comes first on the form, and says what value is asked for.
      !values.figure ? 'figure' : typed() ? undefined : isMissing() ? 'missing' : form(),
    /** Returns the fields of the record. */
    fields: () => {
      const { text: _, missing: __, ...rest } = values;
      return { ...toFields('statement', rest), ...valueFields(typed() ?? { missing: '' }) };
    },
  };
}

export type Statement = ReturnType<typeof createStatement>;
