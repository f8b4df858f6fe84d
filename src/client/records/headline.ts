import type { FieldValue } from '../../domain/records/field.ts';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { formatAmount, formatNumber } from '../words/format.ts';
import { kindName, optionLabel, unitOf, unitWord } from './kind-words.ts';
import { displays } from './kinds/index.ts';
import type { HeadlineParts, ValueReader } from './kinds/types.ts';
import type { Names } from './names.ts';
import { work } from './words/work.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Content = Pick<FoldedRecord, 'kind' | 'fields'>;

function reader(kind: KindName, values: Values, names: Pick<Names, 'name'>): ValueReader {
  const text = (field: string): string | undefined => {
    const value = values[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    text,
    amount(field: string): string | undefined {
      const value = values[field];
      if (typeof value !== 'number') return undefined;
      const unit = unitOf(kind, field, values);
      return unit ? formatAmount(value, unitWord(unit)) : formatNumber(value);
    },
    option(field: string): string | undefined {
      const value = text(field);
      return value && optionLabel(kind, field, value);
    },
    name: (field: string) => names.name(text(field)),
  };
}

/** The headline from the definition. A text option is its own label. */
const plain = (kind: KindName, read: ValueReader): HeadlineParts => {
  const field = kindOf(kind).headline;
  return [read.option(field), read.amount(field)];
};

/** Summarizes a record in one line, such as 折页 120 份 or 踏查 12 亩，出苗期. */
export function headline({ kind, fields }: Content, names: Pick<Names, 'name'>): string {
  const read = reader(kind, fields, names);
  const [subject = kindName(kind), amount, ...more] = displays[kind]?.headline?.(read) ?? plain(kind, read);
  const first = amount ? work.record.headline(subject, amount) : subject;
  return more.filter((each) => each !== undefined).reduce((line, each) => work.record.join(line, each), first);
}
