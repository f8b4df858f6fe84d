import { textField } from '../../domain/records/record.ts';
import type { LocalRecord } from '../state/records.ts';
import { compareNames } from './compare-names.ts';

/** Returns records to choose from, by name. There are none while they are read. */
export const namedOptions = (records: readonly LocalRecord[] | undefined) =>
  (records ?? [])
    .map(({ id, record }) => ({ value: id, label: textField(record, 'name') ?? '' }))
    .sort((a, b) => compareNames(a.label, b.label));
