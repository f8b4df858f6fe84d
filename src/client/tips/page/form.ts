import { createStore } from 'solid-js/store';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';

/** The form's text, unencrypted and in memory only. */
export interface TipFields {
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly contact: string;
}
export type TipFieldName = keyof TipFields;
export const tipFieldNames = ['what', 'where', 'when', 'contact'] as const satisfies readonly TipFieldName[];

const empty: TipFields = { what: '', where: '', when: '', contact: '' };

/** Bytes reserved for photo names, the reply key and the other parts of a sealed text. */
const RESERVED_BYTES = 4_096;
const MOST_BYTES = Math.max(...TEXT_CLASSES) - RESERVED_BYTES;
/** Bytes of a Chinese character in UTF-8. */
const CHARACTER_BYTES = 3;

/** How many more Chinese characters fit; negative if there are too many. */
export function charactersLeft(texts: readonly string[]): number {
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
    charactersLeft: () => charactersLeft(tipFieldNames.map((name) => fields[name])),
  };
}
export type TipForm = ReturnType<typeof createTipForm>;
