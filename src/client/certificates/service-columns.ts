import { hoursOf } from '../../domain/attendance/hours.ts';
import type { ServiceColumn, ServiceField, ServiceRow } from '../../protocol/certificates/service-export.ts';
import type { CellValue, Column } from '../components/table-model.ts';
import { optionLabel } from '../records/kind-words.ts';
import { certificates } from './words.ts';

/** Returns a row's value below a heading of another system. */
export function serviceValue(row: ServiceRow, field: ServiceField): CellValue {
  switch (field) {
    case 'hours':
      return hoursOf(row.minutes);
    case 'ways':
      return row.ways.map((way) => optionLabel('attendance', 'way', way)).join('、');
    case 'form':
      return row.form === null ? undefined : optionLabel('event', 'form', row.form);
    default:
      return row[field] ?? undefined;
  }
}

/** Fields that most forms ask for. */
const usual: readonly ServiceField[] = ['number', 'name', 'event', 'day', 'starts', 'ends', 'hours', 'unit'];

/** The usual fields under our own names, for an office that has saved no columns yet. */
export const ownColumns = (): ServiceColumn[] =>
  usual.map((field) => ({ field, head: certificates.export.fields[field] }));

/** Returns the columns of the table and its files, in the saved order. */
export const tableColumns = (columns: readonly ServiceColumn[]): Column<ServiceRow>[] =>
  columns.map(({ field, head }, at) => ({
    key: `${at}-${field}`,
    head,
    value: (row) => serviceValue(row, field),
    rowHead: at === 0,
    number: field === 'hours' || field === 'minutes',
  }));

/** Returns the names of members whose rows have no volunteer number, each once. */
export const withoutNumber = (rows: readonly ServiceRow[]): string[] => [
  ...new Map(rows.flatMap(({ member, number, name }) => (number === null ? [[member, name] as const] : []))).values(),
];
