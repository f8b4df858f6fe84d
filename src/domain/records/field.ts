import type { RecordUnit } from './figure.ts';

/** A leader's or officer's verdict on a record. `of` is the content clock of the version that was reviewed. */
export interface Review {
  readonly verdict: 'verified' | 'returned';
  readonly reason?: string;
  readonly of: string;
}

/**
 * A field's value. A list holds a record's photos; an empty list is stored as null, so that each value has one form.
 */
export type FieldValue = string | number | boolean | null | Review | readonly string[];

export const isReview = (value: FieldValue | undefined): value is Review =>
  typeof value === 'object' && value !== null && 'of' in value;

/** Returns the items of a list; none if the value is no list. */
export const itemsIn = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'object' && value !== null && !isReview(value) ? value : [];

/** Returns the photos in a value; none if it is not a list. */
export const photosIn = itemsIn;

/** Tells whether two values are equal by content. Lists and reviews become new objects each time they are parsed. */
export function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (a === b) return true;
  if (isReview(a) && isReview(b)) return a.verdict === b.verdict && a.reason === b.reason && a.of === b.of;
  const [left, right] = [itemsIn(a), itemsIn(b)];
  return left.length > 0 && left.length === right.length && left.every((hash, i) => hash === right[i]);
}

interface Common {
  /** The field must be set on creation and cannot be cleared. Few fields are required: people invent a forced value. */
  readonly required?: true;
  /** The app fills it in; forms leave it out. */
  readonly filled?: true;
}

export type FieldSpec = Common &
  (
    | {
        readonly type: 'text';
        readonly max: number;
        readonly lines?: 'many';
        readonly pattern?: RegExp;
        /** The reader that normalizes this one-line text; the plain one if absent. See `reading/fields.ts`. */
        readonly reads?: 'name' | 'code' | 'phone';
      }
    | {
        /** A whole number. With `steps` the form offers +1 +10 +50 +100 and remembers the last amount. */
        readonly type: 'count';
        readonly min: number;
        readonly max: number;
        readonly unit: RecordUnit;
        /** The unit by the choice in another field: slogans are counted in 条, boards in 块. */
        readonly unitBy?: { readonly field: string; readonly units: Readonly<Record<string, RecordUnit>> };
        readonly steps?: true;
      }
    | {
        readonly type: 'decimal';
        readonly min: number;
        readonly max: number;
        /** None where another field decides it. */
        readonly unit?: RecordUnit;
      }
    /** `ahead`: the day may be in the future. */
    | { readonly type: 'day'; readonly ahead?: true }
    /** A time of day in China, as HH:MM. */
    | { readonly type: 'time' }
    | { readonly type: 'choice'; readonly options: readonly string[] }
    | {
        readonly type: 'reference';
        /** The kind that the reference points to. */
        readonly to: string;
        /** The record may reach the server later: somebody else made it, perhaps offline. */
        readonly early?: true;
      }
    | { readonly type: 'flag' }
    | { readonly type: 'review' }
    /** Photos by the SHA-256 of their bytes, lower-case hex, in the form's order, without duplicates. */
    | { readonly type: 'photos'; readonly max: number }
    /** Ids of records without duplicates. They are not looked up: a list may name what was deleted since. */
    | { readonly type: 'list'; readonly to: string; readonly max: number }
  );

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** The TypeScript type of a value that a spec describes. */
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
        : S extends { type: 'photos' | 'list' }
          ? readonly string[]
          : string;

/** A record's values by its specs: required fields are present, others may be missing or null. */
export type ValuesOf<S extends FieldSpecs> = {
  readonly [K in keyof S as S[K] extends { required: true } ? K : never]: ValueOf<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { required: true } ? never : K]?: ValueOf<S[K]> | null;
};
