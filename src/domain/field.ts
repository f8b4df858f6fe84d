import type { Unit } from './figure.ts';

/** The kinds a record can point to. */
export type ReferenceTarget = 'squad' | 'member' | 'place' | 'material' | 'event';

/** A leader's or officer's verdict on a record; `of` is the content clock that was looked at. */
export interface Review {
  readonly verdict: 'verified' | 'returned';
  readonly reason?: string;
  readonly of: string;
}

export type FieldValue = string | number | boolean | null | Review;

interface Common {
  /** Must be there when the record is made, and can not be cleared. Few are: a forced field is an invented one. */
  readonly required?: true;
}

export type FieldSpec = Common &
  (
    | {
        readonly type: 'text';
        readonly max: number;
        readonly lines?: 'many';
        readonly pattern?: RegExp;
      }
    | {
        /** A whole number of something. `steps`: the form offers +1 +10 +50 +100 and remembers the last amount. */
        readonly type: 'count';
        readonly min: number;
        readonly max: number;
        readonly unit: Unit;
        readonly steps?: true;
      }
    | {
        readonly type: 'decimal';
        readonly min: number;
        readonly max: number;
        readonly unit: Unit;
      }
    | { readonly type: 'day' }
    | { readonly type: 'choice'; readonly options: readonly string[] }
    | { readonly type: 'reference'; readonly to: ReferenceTarget }
    | { readonly type: 'flag' }
    | { readonly type: 'review' }
  );

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** The value type that a spec describes. */
export type ValueOf<S extends FieldSpec> = S extends {
  type: 'count' | 'decimal';
}
  ? number
  : S extends { type: 'flag' }
    ? boolean
    : S extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : S extends { type: 'review' }
        ? Review
        : string;

/** A record's values as its kind sees them: required ones are there, others may be missing or cleared. */
export type ValuesOf<S extends FieldSpecs> = {
  readonly [K in keyof S as S[K] extends { required: true } ? K : never]: ValueOf<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { required: true } ? never : K]?: ValueOf<S[K]> | null;
};
