import type { FoldedRecord } from '../../domain/records/record.ts';
import type { Fact } from '../components/Facts.tsx';
import { fieldLabel } from '../records/kind-labels.ts';
import { unitOf, unitWord } from '../records/kind-words.ts';
import { formatAmount } from '../words/format.ts';

/** The counts of a closing. */
export const resultsOf = ({ fields }: FoldedRecord): Fact[] =>
  ['attendance', 'consultations', 'present'].flatMap((field) => {
    const [value, unit] = [fields[field], unitOf('event', field, fields)];
    if (typeof value !== 'number') return [];
    return [{ label: fieldLabel('event', field), value: formatAmount(value, unit && unitWord(unit)) }];
  });
