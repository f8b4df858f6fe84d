import * as v from 'valibot';
import { parts, topics } from '../../domain/learning/card.ts';
import { LONGEST_SUMMARY } from '../../domain/learning/card-check.ts';
import type { ContentChange } from '../../domain/learning/change-content.ts';
import type { Content, KeptContent } from '../../domain/learning/content.ts';
import { type HotlineNumber, hotlines } from '../../domain/learning/hotline.ts';
import { type MarkId, markNames } from '../../domain/learning/plants.ts';
import { LONGEST_OPTION, MOST_OPTIONS } from '../../domain/learning/question.ts';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/*
 * GET  /api/office/content  the office's decisions about cards, plants, questions and values of the law
 * GET  /api/office/content/shown  what readers see of them, for posters
 * GET  /api/office/content/due  how many of them are to be looked at again
 * POST /api/office/content  one more of them
 * GET  /content.json        what readers' phones need of them, for quiz and plants without a network
 */

/** Limits of what the office writes: characters of a sentence, a title and others, and how many of each. */
export const MAX_LINE = 120;
export const MAX_TITLE = 24;
export const MAX_LINES = 12;
export const MAX_SOURCES = 10;
export const MAX_SEARCH_WORDS = 12;
/** Bytes of a request, and of all decisions of a district together. */
export const MAX_CONTENT_BYTES = 32_000;
export const MAX_ALL_CONTENT_BYTES = 600_000;

const Text = (most: number) => v.pipe(StorableText, v.trim(), v.maxLength(most));
const Day = Text(10);
const look = { checkedOn: Day, checkBy: Day };

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];

const OwnSource = v.object({ title: Text(100), by: Text(60), date: v.exactOptional(Text(10)) });
const Lines = v.pipe(
  v.array(
    v.object({
      text: v.pipe(Text(MAX_LINE), v.minLength(1)),
      source: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SOURCES - 1))),
    }),
  ),
  v.maxLength(MAX_LINES),
);
const Card = v.object({
  topic: v.picklist(keysOf(topics)),
  title: Text(MAX_TITLE),
  // Longer ones are counted and refused by the rules of cards, which say so.
  summary: Text(LONGEST_SUMMARY * 4),
  words: v.pipe(v.array(v.pipe(Text(12), v.minLength(1))), v.maxLength(MAX_SEARCH_WORDS)),
  parts: v.partial(
    v.object(Object.fromEntries(parts.map((part) => [part, Lines])) as Record<(typeof parts)[number], typeof Lines>),
  ),
  calls: v.pipe(v.array(v.picklist(keysOf(hotlines) as HotlineNumber[])), v.maxLength(3)),
  sources: v.pipe(v.array(OwnSource), v.maxLength(MAX_SOURCES)),
  ...look,
});
const Question = v.object({
  text: Text(MAX_LINE),
  options: v.pipe(v.array(Text(LONGEST_OPTION * 2)), v.maxLength(MOST_OPTIONS)),
  answer: v.pipe(v.number(), v.integer(), v.minValue(0)),
  because: Text(MAX_LINE),
});
const View = v.object({
  marks: v.pipe(
    v.array(v.object({ id: v.picklist(keysOf(markNames) as MarkId[]), watched: Text(40), other: Text(40) })),
    v.maxLength(5),
  ),
});
const Confirmation = v.object({
  value: v.union([v.pipe(v.number(), v.finite(), v.maxValue(1_000_000_000)), Text(80)]),
  article: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  source: OwnSource,
  name: v.exactOptional(Text(20)),
  ...look,
});

const acts = {
  simple: v.object({ act: v.picklist(['hide', 'show', 'restore']) }),
  look: v.object({ act: v.literal('look'), ...look }),
};
const changeOf = <S extends string, Own extends v.GenericSchema>(sort: S, own: Own) =>
  v.object({
    sort: v.literal(sort),
    id: v.pipe(StorableText, v.maxLength(40)),
    basedOn: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    change: v.union([acts.simple, acts.look, v.object({ act: v.literal('write'), own })]),
  });

/** A change of one piece of content. */
export const ContentRequest = v.union([
  changeOf('card', Card),
  changeOf('question', Question),
  changeOf('plant', View),
  changeOf('law', Confirmation),
]) satisfies v.GenericSchema<unknown, ContentChange>;

/** A record without the entries that this release cannot read. */
const known = <S extends v.GenericSchema>(entry: S) =>
  v.pipe(
    v.optional(v.record(v.string(), v.unknown()), {}),
    v.transform((entries) =>
      Object.fromEntries(
        Object.entries(entries).flatMap(([id, raw]): [string, v.InferOutput<S>][] => {
          const read = v.safeParse(entry, raw);
          return read.success ? [[id, read.output]] : [];
        }),
      ),
    ),
  );

const entryOf = <Own extends v.GenericSchema>(own: Own) => ({
  isHidden: v.boolean(),
  own: v.exactOptional(own),
  looked: v.exactOptional(v.object(look)),
});
const keptOf = <Own extends v.GenericSchema>(own: Own) =>
  known(
    v.object({
      ...entryOf(own),
      former: v.exactOptional(own),
      version: v.pipe(v.number(), v.safeInteger()),
      by: IdSchema,
      at: TimeSchema,
    }),
  );

/** The decisions as the server keeps them. */
export const KeptContentSchema = v.object({
  card: keptOf(Card),
  question: keptOf(Question),
  plant: keptOf(View),
  law: keptOf(Confirmation),
}) satisfies v.GenericSchema<unknown, KeptContent>;

/** The decisions as phones read them. */
export interface PublicContent extends Content {
  /** The server's day, since a phone's clock may be wrong; '' if it is not known. */
  readonly today: string;
}
export const PublicContent = v.object({
  today: v.optional(Day, ''),
  card: known(v.object({ isHidden: v.boolean() })),
  question: known(v.object(entryOf(Question))),
  plant: known(v.object(entryOf(View))),
  law: known(v.object(entryOf(Confirmation))),
}) satisfies v.GenericSchema<unknown, PublicContent>;

/** The decisions with the texts of cards, as posters show them. */
export const ShownContent = v.object({
  today: Day,
  card: known(v.object(entryOf(Card))),
  question: known(v.object(entryOf(Question))),
  plant: known(v.object(entryOf(View))),
  law: known(v.object(entryOf(Confirmation))),
}) satisfies v.GenericSchema<unknown, PublicContent>;

/** The decisions, with the names of who made them. */
export interface ContentState {
  readonly content: KeptContent;
  readonly names: Readonly<Record<string, string>>;
}
export const ContentState = v.object({
  content: KeptContentSchema,
  names: v.record(v.string(), v.string()),
}) satisfies v.GenericSchema<unknown, ContentState>;

/** How many pieces of content the office must look at again. */
export const ContentDue = v.object({ due: v.number() });
export type ContentDue = v.InferOutput<typeof ContentDue>;

/** The answer to a change: all decisions, or why the text was not taken. A later server may know other faults. */
export interface ContentAnswer {
  readonly state?: ContentState;
  readonly faults?: readonly { readonly fault: string; readonly words: readonly string[] }[];
}
export const ContentAnswer = v.object({
  state: v.exactOptional(ContentState),
  faults: v.exactOptional(v.array(v.object({ fault: v.string(), words: v.array(v.string()) }))),
}) satisfies v.GenericSchema<unknown, ContentAnswer>;
