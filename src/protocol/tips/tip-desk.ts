import * as v from 'valibot';
import { MAX_OFFICERS } from '../../domain/tips/limits.ts';
import { tipOutcomes, tipStates } from '../../domain/tips/state.ts';
import { IdSchema } from '../kernel/primitives.ts';
import {
  DaySchema,
  GrantSchema,
  HotlineSchema,
  MAX_HOTLINES,
  MacSchema,
  RecipientSchema,
  RootKeySchema,
  SignedBundle,
  TextFileSchema,
} from './tip.ts';

/**
 * Messages of 举报台 between officers and the server, with the session's cookie.
 *
 * GET  /api/office/tips             the list, without content
 * GET  /api/office/tips/ID          everything needed to open one tip; written into the audit
 * GET  /api/office/tip-files/ID     a sealed photo; written into the audit
 * POST /api/office/tips/ID          an act
 * GET  /api/office/tip-keys         keys, bundles, the root
 * POST /api/office/tip-keys         one's own new key
 * POST /api/office/tip-bundles      a signed bundle, and the root sealed to its officers (administrators)
 * POST /api/office/tip-keys/ID/retire (administrators)
 * GET, POST /api/office/tip-settings  hotlines, days (POST: administrators)
 * GET  /api/office/tip-retention    tips to delete today; POST deletes them (administrators)
 * GET  /api/office/tip-counts       statistics
 */
export const TipSummary = v.object({
  id: IdSchema,
  state: v.picklist(tipStates),
  outcome: v.nullable(v.picklist(tipOutcomes)),
  arrived: DaySchema,
  due: DaySchema,
  closed: v.nullable(DaySchema),
  epoch: v.number(),
  /** Padding class of the text, in bytes. */
  size: v.number(),
  files: v.number(),
  /** Files that have arrived completely. */
  filesHere: v.number(),
  /** Ids of the officers' keys that can open it. */
  keys: v.array(IdSchema),
  /** Number of the person's messages that no officer has opened. */
  fresh: v.number(),
  muted: v.boolean(),
  /** Id of another tip about the same matter. */
  duplicateOf: v.nullable(IdSchema),
});
export type TipSummary = v.InferOutput<typeof TipSummary>;
export const TipList = v.object({ today: DaySchema, tips: v.array(TipSummary) });
export type TipList = v.InferOutput<typeof TipList>;

const FileEntry = v.object({ id: IdSchema, size: v.number(), whole: v.boolean() });

export const TipDetail = v.object({
  summary: TipSummary,
  body: TextFileSchema,
  grants: v.array(GrantSchema),
  files: v.array(FileEntry),
  messages: v.array(
    v.object({
      from: v.picklist(['office', 'person']),
      seq: v.number(),
      day: DaySchema,
      /** The officer who wrote it; null for the person. */
      author: v.nullable(IdSchema),
      file: TextFileSchema,
      mac: MacSchema,
      /** The office's own message, sealed to the tip for reading it again; null for the person's. */
      copy: v.nullable(TextFileSchema),
      files: v.array(FileEntry),
    }),
  ),
  /** Sealed to the tip. */
  notes: v.array(v.object({ id: IdSchema, day: DaySchema, author: IdSchema, file: TextFileSchema })),
});
export type TipDetail = v.InferOutput<typeof TipDetail>;

/** A message of the office to the person. */
const officeMessage = {
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  file: TextFileSchema,
  mac: MacSchema,
  copy: TextFileSchema,
};

/** An officer's act on a tip. Each is checked against the state and written into the audit, without its content. */
export const TipAct = v.variant('act', [
  v.object({ act: v.literal('take') }),
  /** Writes to the person, who is to answer. */
  v.object({ act: v.literal('ask'), ...officeMessage }),
  /** Writes to the person, who need not answer. */
  v.object({ act: v.literal('tell'), ...officeMessage }),
  v.object({ act: v.literal('note'), id: IdSchema, file: TextFileSchema }),
  v.object({ act: v.literal('pass') }),
  v.object({ act: v.literal('close'), outcome: v.picklist(tipOutcomes) }),
  v.object({ act: v.literal('reopen') }),
  /** Adds grants. An existing one is not replaced: `conflict`, detail `granted`. */
  v.object({
    act: v.literal('grant'),
    grants: v.pipe(v.array(GrantSchema), v.minLength(1), v.maxLength(MAX_OFFICERS)),
  }),
  /** Removes a key's grant; the last one beside recovery stays. */
  v.object({ act: v.literal('revoke'), key: IdSchema }),
  v.object({ act: v.literal('link'), to: v.nullable(IdSchema) }),
  v.object({ act: v.literal('mute'), muted: v.boolean() }),
  v.object({ act: v.literal('due'), due: DaySchema }),
  /** Marks the person's messages as opened: all, or those up to a number if more may have come meanwhile. */
  v.object({ act: v.literal('seen'), seq: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
]);
export type TipAct = v.InferOutput<typeof TipAct>;
export const TipActResponse = v.object({ summary: TipSummary });

export const TipKey = v.object({
  id: IdSchema,
  member: IdSchema,
  name: v.string(),
  recipient: RecipientSchema,
  made: DaySchema,
  retired: v.nullable(DaySchema),
  /** In the newest bundle, according to the server; the desk checks the bundle itself. */
  current: v.boolean(),
});
export type TipKey = v.InferOutput<typeof TipKey>;

export const TipKeys = v.object({
  keys: v.array(TipKey),
  root: v.nullable(RootKeySchema),
  /** The root's secret, sealed to the caller's keys that may sign. */
  rootGrants: v.array(GrantSchema),
  newest: v.nullable(SignedBundle),
  today: DaySchema,
});
export type TipKeys = v.InferOutput<typeof TipKeys>;

export const NewTipKey = v.object({ id: IdSchema, recipient: RecipientSchema });
export type NewTipKey = v.InferOutput<typeof NewTipKey>;

/** A newly signed bundle. `root` is sent with the first one only, and never changes afterwards. */
export const NewTipBundle = v.object({
  root: v.exactOptional(RootKeySchema),
  signed: SignedBundle,
  rootGrants: v.pipe(v.array(GrantSchema), v.minLength(1), v.maxLength(MAX_OFFICERS + 1)),
});
export type NewTipBundle = v.InferOutput<typeof NewTipBundle>;

const Days = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most));
export const TipSettings = v.object({
  hotlines: v.pipe(v.array(HotlineSchema), v.maxLength(MAX_HOTLINES)),
  /** Days until a tip is due. */
  dueDays: Days(90),
  /** Days for which a closed tip is kept. */
  keepDays: Days(1_100),
});
export type TipSettings = v.InferOutput<typeof TipSettings>;
export const defaultTipSettings: TipSettings = {
  hotlines: [],
  dueDays: 15,
  keepDays: 180,
};

export const TipRetention = v.object({
  today: DaySchema,
  /** Tips closed long ago, and those whose photos never arrived completely. */
  due: v.array(v.object({ id: IdSchema, closed: v.nullable(DaySchema), reason: v.picklist(['closed', 'unfinished']) })),
  deleted: v.number(),
});
export type TipRetention = v.InferOutput<typeof TipRetention>;

export const TipCounts = v.object({
  total: v.number(),
  byState: v.record(v.picklist(tipStates), v.number()),
  byOutcome: v.record(v.picklist(tipOutcomes), v.number()),
  overdue: v.number(),
  dueSoon: v.number(),
  byMonth: v.array(v.object({ month: v.string(), received: v.number(), closed: v.number() })),
});
export type TipCounts = v.InferOutput<typeof TipCounts>;
