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
/** A scope as the phone reads it: a later server may have others, which are kept and named to it as they came. */
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

/** A list's value: photos by their hashes. Its kind says how many; nobody needs more than this. */
const ListSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(32), v.readonly());

const AnyValue = v.union([v.string(), v.number(), v.boolean(), v.null(), ReviewSchema, ListSchema]);

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && !Number.isNaN(value));

/**
 * A field's value by shape; what it may hold, its kind says. Most are plain, and a union would try its members in turn and
 * write down what each finds wrong: that cost a push a tenth of its time.
 */
export const ValueSchema: typeof AnyValue = {
  ...AnyValue,
  '~run': ({ value }, config) => (isPlain(value) ? { typed: true, value } : AnyValue['~run']({ value }, config)),
};

export const FieldsSchema = v.record(v.pipe(v.string(), v.maxLength(40)), ValueSchema);

/** A list of which those are left out that this release can not read, such as a figure or a kind of a later one. */
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

/** A list of at most so many, each parsed by itself later on. */
export const listOf = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most));

/** Reads a role: one of a later server counts as the least that a member may have. */
export const knownRole = (role: string): MemberRole => memberRoles.find((known) => known === role) ?? 'volunteer';

export const ActorSchema = v.object({
  member: IdSchema,
  role: v.picklist(memberRoles),
  squad: v.nullable(IdSchema),
});
