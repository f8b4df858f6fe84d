import type { Figure, Unit } from '../../domain/figure.ts';
import type { KindName, kinds } from '../../domain/kinds/index.ts';
import type { ErrorCode } from '../../protocol/error.ts';
import type { RefusalCode } from '../../protocol/push.ts';

type Options<S> = S extends { type: 'choice'; options: readonly (infer O extends string)[] }
  ? Record<O, string>
  : never;

/** The words of one kind: each field has a label, each choice its options; a missing word is a type error. */
export interface KindWords<K extends KindName> {
  readonly name: string;
  readonly fields: Record<keyof (typeof kinds)[K]['fields'] & string, string>;
  readonly options: {
    readonly [F in keyof (typeof kinds)[K]['fields'] as (typeof kinds)[K]['fields'][F] extends { type: 'choice' }
      ? F
      : never]: Options<(typeof kinds)[K]['fields'][F]>;
  };
}

export type KindsWords = { readonly [K in KindName]: KindWords<K> };

export interface FigureWords {
  readonly figures: Record<Figure, string>;
  readonly units: Record<Unit, string>;
}

/** A message may use the limit that was broken, as the dictionary formats it. */
export type FailureWords = Record<RefusalCode, (limit: string) => string>;

/** What happened, what is safe, what to do. */
export type ErrorWords = Record<ErrorCode, string>;
