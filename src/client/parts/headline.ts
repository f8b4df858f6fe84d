import type { FieldValue } from '../../domain/field.ts';
import type { KindName } from '../../domain/kinds/index.ts';
import type { FoldedRecord } from '../../domain/record.ts';
import { formatAmount } from '../words/format.ts';
import { work } from '../words/work.ts';
import { kindName, optionLabel, unitOf, unitWord } from './kind-words.ts';
import type { Names } from './names.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Content = Pick<FoldedRecord, 'kind' | 'fields'>;

/** Finds the words of a record: amounts with units, options, names of what it points to. */
function reader(kind: KindName, values: Values, names: Pick<Names, 'name'>) {
  const text = (field: string): string | undefined => {
    const value = values[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    text,
    amount(field: string): string | undefined {
      const value = values[field];
      const unit = unitOf(kind, field, values);
      return typeof value === 'number' && unit ? formatAmount(value, unitWord(unit)) : undefined;
    },
    option(field: string): string | undefined {
      const value = text(field);
      return value && optionLabel(kind, field, value);
    },
    name: (field: string) => names.name(text(field)),
  };
}

/** Subject, amount and what follows it, a kind each. */
type Parts = readonly [subject: string | undefined, amount: string | undefined, ...more: (string | undefined)[]];
type Read = ReturnType<typeof reader>;

const parts: Partial<Record<KindName, (read: Read) => Parts>> = {
  leaflet: (r) => [r.name('material') ?? work.record.anyMaterial, r.amount('quantity')],
  visit: (r) => [undefined, r.amount('households'), r.amount('reached')],
  event: (r) => [r.text('title'), undefined, r.amount('attendance')],
  patrol: (r) => [undefined, r.amount('area'), r.option('stage')],
  survey: (r) => {
    const aware = r.amount('passed');
    return [undefined, r.amount('asked'), aware && work.record.aware(aware)];
  },
  training: (r) => [undefined, r.amount('attendance'), r.option('topic')],
  pledge: (r) => [undefined, r.amount('signed')],
  broadcast: (r) => [r.option('channel'), r.amount('quantity')],
  sign: (r) => [r.option('form'), r.amount('quantity'), r.option('condition')],
  meeting: (r) => [r.option('form'), r.amount('attendance'), r.text('topic')],
  tipline: (r) => [undefined, r.amount('calls'), r.amount('leads')],
};

/** What a record says in one line, as in 折页 120 份 or 踏查 12 亩，出苗期. */
export function headline({ kind, fields }: Content, names: Pick<Names, 'name'>): string {
  const read = reader(kind, fields, names);
  const [subject = kindName(kind), amount, ...more] = parts[kind]?.(read) ?? [read.text('name'), undefined];
  const first = amount ? work.record.headline(subject, amount) : subject;
  return more.filter((each) => each !== undefined).reduce((line, each) => work.record.join(line, each), first);
}
