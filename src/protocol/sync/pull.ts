import * as v from 'valibot';
import { specOf } from '../../domain/records/kind.ts';
import { isKindName, type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import { MAX_SCOPES, PULL_PAGE } from '../kernel/limits.ts';
import {
  AnyScopeSchema,
  ClockSchema,
  FieldsSchema,
  IdSchema,
  listOf,
  ScopeSchema,
  SeqSchema,
  TimeSchema,
  ValueSchema,
} from '../kernel/primitives.ts';

/** The phone's cursor for each of its scopes. */
export const PullRequest = v.object({
  device: IdSchema,
  /** The epoch of the cursors; null on a new phone. */
  epoch: v.nullable(IdSchema),
  cursors: v.pipe(
    v.record(ScopeSchema, SeqSchema),
    v.check((c) => Object.keys(c).length <= MAX_SCOPES, 'scopes'),
  ),
  /** Older scopes that the phone wants besides the default ones. */
  want: v.exactOptional(v.pipe(v.array(ScopeSchema), v.maxLength(MAX_SCOPES))),
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(PULL_PAGE))),
});
export type PullRequest = v.InferOutput<typeof PullRequest>;

/** A kind that this release knows. */
export const KindSchema = v.custom<KindName>(isKindName, 'kind');

/** A folded record. `clock` applies to most fields, which were written together; `clocks` holds the others'. */
export const WireRecord = v.object({
  id: IdSchema,
  kind: KindSchema,
  scope: AnyScopeSchema,
  fields: FieldsSchema,
  clock: ClockSchema,
  clocks: v.exactOptional(v.record(v.string(), ClockSchema)),
  conflicts: v.exactOptional(v.record(v.string(), v.array(v.object({ clock: ClockSchema, value: ValueSchema })))),
  author: IdSchema,
});
export type WireRecord = v.InferOutput<typeof WireRecord>;

const Page = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  head: SeqSchema,
  received: SeqSchema,
  /** Scopes that are new to the phone. */
  add: v.array(AnyScopeSchema),
  /** Scopes that the phone may no longer hold; it deletes their records. */
  drop: v.array(AnyScopeSchema),
  records: listOf(PULL_PAGE),
  /** Records that left a scope or were deleted. */
  gone: v.array(v.object({ id: IdSchema, scope: AnyScopeSchema })),
  /** New cursors of all scopes of the phone. */
  cursors: v.record(AnyScopeSchema, SeqSchema),
  more: v.boolean(),
});

const Records = v.array(WireRecord);
/** A record of a later release: its scope is known, the rest is kept unread. */
const OpaqueRecord = v.pipe(
  v.looseObject({ id: IdSchema, scope: AnyScopeSchema }),
  v.transform((raw) => ({ id: raw.id, scope: raw.scope, raw: raw as unknown })),
);
export type OpaqueRecord = v.InferOutput<typeof OpaqueRecord>;

/** Parses a record that an earlier release kept unread; undefined if this release cannot read it either. */
export function readOpaque({ raw }: OpaqueRecord): WireRecord | undefined {
  const read = v.safeParse(WireRecord, raw);
  return read.success ? read.output : undefined;
}

const hasUnknownField = ({ kind, fields }: WireRecord): boolean => {
  const known = kindOf(kind);
  for (const name in fields) if (!specOf(known, name)) return true;
  return false;
};

/** The page as a phone reads it. Records that this release cannot read, such as those of a new kind, are separated. */
export const PullResponse = v.pipe(
  Page,
  v.rawTransform(({ dataset: { value: page }, addIssue, NEVER }): PullResponse => {
    const whole = v.safeParse(Records, page.records);
    if (whole.success)
      return { ...page, records: whole.output, ...(whole.output.some(hasUnknownField) ? { opaque: [] } : {}) };
    const records: WireRecord[] = [];
    const opaque: OpaqueRecord[] = [];
    for (const raw of page.records) {
      const record = v.safeParse(WireRecord, raw);
      const later = record.success ? undefined : v.safeParse(OpaqueRecord, raw);
      if (record.success) records.push(record.output);
      else if (later?.success) opaque.push(later.output);
      else {
        addIssue({ message: 'record' });
        return NEVER;
      }
    }
    return { ...page, records, opaque };
  }),
);
export interface PullResponse extends Omit<v.InferOutput<typeof Page>, 'records'> {
  readonly records: WireRecord[];
  /** Records of a later release. Absent if the page has nothing unknown, not even a field. */
  readonly opaque?: readonly OpaqueRecord[];
}
