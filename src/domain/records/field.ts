import type { Unit } from './figure.ts';

/** A leader's or officer's verdict on a record; `of` is the content clock that was looked at. */
export interface Review {
  readonly verdict: 'verified' | 'returned';
  readonly reason?: string;
  readonly of: string;
}

/** A list is a record's photos; an empty one is written as null, so that nothing is said in one way only. */
export type FieldValue = string | number | boolean | null | Review | readonly string[];

export const isReview = (value: FieldValue | undefined): value is Review =>
  typeof value === 'object' && value !== null && 'of' in value;

/** The photos that a value names; none where it is no list. */
export const photosIn = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'object' && value !== null && !isReview(value) ? value : [];

/** Do two values say the same? Lists and reviews are new objects each time they travel. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (isReview(a) && isReview(b)) return a.verdict === b.verdict && a.reason === b.reason && a.of === b.of;
  const [left, right] = [photosIn(a), photosIn(b)];
  return left.length > 0 && left.length === right.length && left.every((hash, i) => hash === right[i]);
}

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
        /** How a text of one line is read where it is more than a line: see `reading/fields.ts`. */
        readonly reads?: 'name' | 'code' | 'phone';
      }
    | {
        /** A whole number of something. `steps`: the form offers +1 +10 +50 +100 and remembers the last amount. */
        readonly type: 'count';
        readonly min: number;
        readonly max: number;
        readonly unit: Unit;
        /** The unit where a choice of the same record decides it: a slogan is counted in 条, a board in 块. */
        readonly unitBy?: { readonly field: string; readonly units: Readonly<Record<string, Unit>> };
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
    | {
        readonly type: 'reference';
        /** The name of a kind. */
        readonly to: string;
      }
    | { readonly type: 'flag' }
    | { readonly type: 'review' }
    /** Photos by the SHA-256 of their bytes, lower-case hex, in the order of the form, none twice. */
    | { readonly type: 'photos'; readonly max: number }
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
        : S extends { type: 'photos' }
          ? readonly string[]
          : string;

/** A record's values as its kind sees them: required ones are there, others may be missing or cleared. */
export type ValuesOf<S extends FieldSpecs> = {
  readonly [K in keyof S as S[K] extends { required: true } ? K : never]: ValueOf<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { required: true } ? never : K]?: ValueOf<S[K]> | null;
};
