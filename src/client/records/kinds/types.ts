import type { Figure, KindName } from '../../../domain/records/kinds/index.ts';
import type { kinds } from '../../../domain/records/kinds/registry.ts';
import type { IconName } from '../../components/Icon.tsx';

type FieldsOf<K extends KindName> = (typeof kinds)[K]['fields'];

type Options<S> = S extends { type: 'choice'; options: readonly (infer O extends string)[] }
  ? Record<O, string>
  : never;

/** The words of one kind that menus and lines of lists show. A missing word is a type error. */
export interface KindWords<K extends KindName> {
  readonly name: string;
  readonly options: {
    readonly [F in keyof FieldsOf<K> as FieldsOf<K>[F] extends { type: 'choice' } ? F : never]: Options<FieldsOf<K>[F]>;
  };
}

/** The words of one kind that forms, its records' pages and the board show. A missing word is a type error. */
export interface KindLabels<K extends KindName> {
  readonly fields: Record<keyof FieldsOf<K>, string>;
  readonly figures: Record<keyof (typeof kinds)[K]['figures'], string>;
}

/** All English words of one kind. */
export type EnglishKind<K extends KindName> = KindWords<K> & KindLabels<K>;

/** The words of a kind, for code that handles every kind. */
export interface AnyKindWords {
  readonly name: string;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The labels of a kind, for code that handles every kind. */
export interface AnyKindLabels {
  readonly fields: Readonly<Record<string, string>>;
  readonly figures: Readonly<Partial<Record<Figure, string>>>;
}

/** Formats a record's values: amounts with units, option labels, names of references. */
export interface ValueReader {
  text(field: string): string | undefined;
  amount(field: string): string | undefined;
  option(field: string): string | undefined;
  name(field: string): string | undefined;
}

/** Subject, amount and addition. */
export type HeadlineParts = readonly [
  subject: string | undefined,
  amount: string | undefined,
  ...more: (string | undefined)[],
];

/** How the client displays a kind. */
export interface KindDisplay<K extends KindName> {
  readonly icon: IconName;
  /** Builds the one-line summary, such as 折页 120 份; by default it uses the definition's headline field. */
  readonly headline?: (read: ValueReader) => HeadlineParts;
  /** How a form offers its records: `chips` for a few, otherwise a list. */
  readonly offered?: 'chips';
  /** Chinese words, loaded by every phone; the labels beside them come with the first page that shows them. */
  readonly words: KindWords<K>;
}

export type AnyKindDisplay = Omit<KindDisplay<KindName>, 'words'> & { readonly words: AnyKindWords };
