import * as v from 'valibot';
import { kindNames } from '../domain/kinds/index.ts';
import { compact } from './columns.ts';
import { restoreClocks, shortenClocks } from './edit-clocks.ts';
import { MAX_SCOPES, PULL_PAGE } from './limits.ts';
import {
  ClockSchema,
  FieldsSchema,
  IdSchema,
  listOf,
  ScopeSchema,
  SeqSchema,
  TimeSchema,
  ValueSchema,
} from './primitives.ts';

/** Where the phone stands: a position for each scope that it holds. */
export const PullRequest = v.object({
  device: IdSchema,
  /** The epoch that the cursors belong to; null on a new phone. */
  epoch: v.nullable(IdSchema),
  cursors: v.pipe(
    v.record(ScopeSchema, SeqSchema),
    v.check((c) => Object.keys(c).length <= MAX_SCOPES, 'scopes'),
  ),
  /** Older scopes that the phone wants beside its default ones. */
  want: v.exactOptional(v.pipe(v.array(ScopeSchema), v.maxLength(MAX_SCOPES))),
  limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(PULL_PAGE))),
});
export type PullRequest = v.InferOutput<typeof PullRequest>;

/** A folded record; its clocks may come short. Most fields were written at once: `clock` is theirs, `clocks` names the others. */
export const WireRecord = v.pipe(
  v.object({
    id: IdSchema,
    kind: v.picklist(kindNames),
    scope: ScopeSchema,
    fields: FieldsSchema,
    clock: ClockSchema,
    clocks: v.exactOptional(v.record(v.string(), v.union([ClockSchema, SeqSchema]))),
    conflicts: v.exactOptional(v.record(v.string(), v.array(v.object({ clock: ClockSchema, value: ValueSchema })))),
    author: IdSchema,
  }),
  v.transform(({ clocks, ...record }) => ({
    ...record,
    ...(clocks ? { clocks: restoreClocks(clocks, record.clock) } : {}),
  })),
);
export type WireRecord = v.InferOutput<typeof WireRecord>;

export const PullResponse = v.object({
  time: TimeSchema,
  epoch: IdSchema,
  head: SeqSchema,
  received: SeqSchema,
  /** Scopes that the phone did not name and now holds. */
  add: v.array(ScopeSchema),
  /** Scopes that the phone named and may no longer hold: their records leave it. */
  drop: v.array(ScopeSchema),
  records: v.pipe(listOf(PULL_PAGE), v.array(WireRecord)),
  /** Records that left a scope, or were taken back. */
  gone: v.array(v.object({ id: IdSchema, scope: ScopeSchema })),
  /** New positions of all scopes that the phone now holds. */
  cursors: v.record(ScopeSchema, SeqSchema),
  more: v.boolean(),
});
export type PullResponse = v.InferOutput<typeof PullResponse>;

/** A page as it travels: as short as the schema can read it. */
export const packPage = (page: PullResponse): v.InferInput<typeof PullResponse> => ({
  ...page,
  records: compact(
    page.records.map((record) =>
      record.clocks ? { ...record, clocks: shortenClocks(record.clocks, record.clock) } : record,
    ),
  ),
});
