import type { Figure, KindName } from '../../../domain/records/kinds/index.ts';
import type { kinds } from '../../../domain/records/kinds/registry.ts';
import type { IconName } from '../../components/Icon.tsx';

type FieldsOf<K extends KindName> = (typeof kinds)[K]['fields'];

type Options<S> = S extends { type: 'choice'; options: readonly (infer O extends string)[] }
  ? Record<O, string>
  : never;

/** The words of one kind: each field has a label, each choice its options; a missing word is a type error. */
export interface KindWords<K extends KindName> {
  readonly name: string;
  readonly fields: Record<keyof FieldsOf<K>, string>;
  readonly options: {
    readonly [F in keyof FieldsOf<K> as FieldsOf<K>[F] extends { type: 'choice' } ? F : never]: Options<FieldsOf<K>[F]>;
  };
  readonly figures: Record<keyof (typeof kinds)[K]['figures'], string>;
}

/** The words of a kind as code that handles every kind sees them. */
export interface AnyKindWords {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly figures: Readonly<Partial<Record<Figure, string>>>;
}

/** Finds the words of a record's values: amounts with units, options, names of what it points to. */
export interface ValueReader {
  text(field: string): string | undefined;
  amount(field: string): string | undefined;
  option(field: string): string | undefined;
  name(field: string): string | undefined;
}

/** Subject, amount and what follows it. */
export type HeadlineParts = readonly [
  subject: string | undefined,
  amount: string | undefined,
  ...more: (string | undefined)[],
];

/** How the client shows a kind. */
export interface KindDisplay<K extends KindName> {
  readonly icon: IconName;
  /** A record in one line, as in 折页 120 份; left out, it is the definition's headline field. */
  readonly headline?: (read: ValueReader) => HeadlineParts;
  /** How a form offers its records: chips, for a few, or else a list. */
  readonly offered?: 'chips';
  /** In Chinese, which every phone loads; `en.ts` beside it holds the same in English. */
  readonly words: KindWords<K>;
}

export type AnyKindDisplay = Omit<KindDisplay<KindName>, 'words'> & { readonly words: AnyKindWords };
