import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { kindName } from '../records/kind-words.ts';
import type { Entry } from './EntryDialog.tsx';
import { stock } from './words.ts';

/** Fields that a correction asks for. An entry with wrong sides is withdrawn and written again. */
const asked: Partial<Record<KindName, readonly string[]>> = {
  movement: ['quantity', 'batch', 'date'],
  arrival: ['counted', 'missing', 'date'],
  stocktake: ['counted', 'date'],
};

/** Returns the form that asks for an entry again, filled in, to correct it. */
export const correctedEntry = (record: FoldedRecord): Entry => ({
  title: `${stock.form.correct} · ${kindName(record.kind)}`,
  kind: record.kind,
  corrects: record,
  fixed: {},
  asks: asked[record.kind] ?? [],
});
