import { createStore } from 'solid-js/store';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';

/** What is written on the form, in plain text and in memory. */
export interface TipFields {
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly contact: string;
}
export type TipFieldName = keyof TipFields;
export const tipFieldNames = ['what', 'where', 'when', 'contact'] as const satisfies readonly TipFieldName[];

const empty: TipFields = { what: '', where: '', when: '', contact: '' };

/** Room for the names of photos, the reply's key and what else lies within a sealed text. */
const RESERVED_BYTES = 4_096;
const MOST_BYTES = Math.max(...TEXT_CLASSES) - RESERVED_BYTES;
/** Of a Chinese character in UTF-8. */
const CHARACTER_BYTES = 3;

/** How many more Chinese characters can be sealed; below 0: how many are too many. */
export function roomFor(texts: readonly string[]): number {
  const bytes = new TextEncoder().encode(JSON.stringify(texts)).length;
  return Math.floor((MOST_BYTES - bytes) / CHARACTER_BYTES);
}

export function createTipForm() {
  const [fields, setFields] = createStore<TipFields>(empty);
  return {
    fields,
    set: (name: TipFieldName, text: string) => setFields({ [name]: text }),
    fill: (texts: Partial<TipFields>) => setFields({ ...empty, ...texts }),
    clear: () => setFields(empty),
    isEmpty: () => tipFieldNames.every((name) => fields[name].trim() === ''),
    room: () => roomFor(tipFieldNames.map((name) => fields[name])),
  };
}
export type TipForm = ReturnType<typeof createTipForm>;
