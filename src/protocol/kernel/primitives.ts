import * as v from 'valibot';
import { isClock } from '../../domain/kernel/clock.ts';
import { isId } from '../../domain/kernel/id.ts';
import { type MemberRole, memberRoles } from '../../domain/kernel/role.ts';
import { isScope } from '../../domain/kernel/scope.ts';

export const IdSchema = v.pipe(
  v.string(),
  v.check((text) => isId(text), 'uuid'),
);
export const ClockSchema = v.pipe(
  v.string(),
  v.check((text) => isClock(text), 'clock'),
);
export const ScopeSchema = v.pipe(
  v.string(),
  v.check((text) => isScope(text), 'scope'),
);
/** A scope as a phone reads it. The phone keeps scopes of a later server unchanged. */
export const AnyScopeSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
/** A position in the district's sequence of changes. */
export const SeqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Milliseconds since 1970. */
export const TimeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const ReviewSchema = v.strictObject({
  verdict: v.picklist(['verified', 'returned']),
  reason: v.exactOptional(v.string()),
  of: ClockSchema,
});

/** The value of a list: photos by their hashes. Its kind limits their number. */
const ListSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(32), v.readonly());

const AnyValue = v.union([v.string(), v.number(), v.boolean(), v.null(), ReviewSchema, ListSchema]);

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && !Number.isNaN(value));

/**
 * A field's value by its type; its kind decides which values are valid. Most are plain and bypass the union, which
 * would try each member and collect its issues: that took a tenth of a push's time.
 */
export const ValueSchema: typeof AnyValue = {
  ...AnyValue,
  '~run': ({ value }, config) => (isPlain(value) ? { typed: true, value } : AnyValue['~run']({ value }, config)),
};

export const FieldsSchema = v.record(v.pipe(v.string(), v.maxLength(40)), ValueSchema);

/** A list without the items that this release cannot read, such as a later release's figure or kind. */
export const listOfKnown = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      list.flatMap((raw): v.InferOutput<S>[] => {
        const parsed = v.safeParse(item, raw);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

/** A list with a maximum length, whose items are parsed later, one by one. */
export const listOf = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most));

/** Reads a role. An unknown one of a later server counts as the lowest role of a member. */
export const knownRole = (role: string): MemberRole => memberRoles.find((known) => known === role) ?? 'volunteer';

export const ActorSchema = v.object({
  member: IdSchema,
  role: v.picklist(memberRoles),
  squad: v.nullable(IdSchema),
});
