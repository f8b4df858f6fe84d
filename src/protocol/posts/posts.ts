import * as v from 'valibot';
import { postAudiences } from '../../domain/posts/audience.ts';
import { MAX_LINE, MAX_TEXT, MAX_TITLE } from '../../domain/posts/block.ts';
import { consents } from '../../domain/posts/consent.ts';
import { GROUP_CHARACTERS, LED_CHARACTERS } from '../../domain/posts/outputs.ts';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';
import { PhotoHashSchema } from '../photos/photo.ts';

/*
 * GET  /api/office/posts                        all posts of the district, the newest first
 * POST /api/office/posts                        saves a version; 409 `conflict` if somebody saved another meanwhile
 * POST /api/office/posts/parse                  the blocks of a typed text, and what can not be published in it
 * GET  /api/office/posts/ID                     a post, with an older text if asked for
 * POST /api/office/posts/ID/publish             shows a version now or from a time on; 422 `post_refused` if it has problems
 * POST /api/office/posts/ID/unschedule          makes a scheduled post a draft again
 * POST /api/office/posts/ID/withdraw            takes it from the public pages, which say so
 * GET  /api/office/post-pictures                pictures with their consent, and where each is used
 * GET  /api/office/record-pictures              photos of events whose people agreed, to choose from
 * POST /api/office/post-pictures                takes an uploaded photo, or one of these, with the consent that was asked
 * POST /api/office/post-pictures/HASH/take-back takes the consent back, and the picture out of every post
 * GET  /api/office/post-pictures/HASH           the JPEG
 *
 * A text travels as it was typed, and as blocks that the server made of it. No HTML travels.
 */

/** Bytes of a request with a text. */
export const MAX_POST_BYTES = 64_000;
/** Most posts of a district, versions of one that are kept, and pictures. */
export const MAX_POSTS = 2_000;
export const MAX_POST_VERSIONS = 50;
/** Characters of a loudspeaker text that the office writes itself. */
const MAX_SCRIPT = 1_000;
/** Problems that travel. */
const MAX_PROBLEMS = 100;

const Line = v.pipe(StorableText, v.maxLength(MAX_LINE));
const Text = v.pipe(StorableText, v.maxLength(MAX_TEXT));
/** A text that is made from the post unless the office wrote it: then not null. */
const Own = (most: number) => v.nullable(v.pipe(StorableText, v.maxLength(most)));
const Version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Fields of a post that the office writes. */
const written = {
  title: v.pipe(StorableText, v.maxLength(MAX_TITLE)),
  when: Line,
  where: Line,
  text: Text,
  group: Own(GROUP_CHARACTERS),
  led: Own(LED_CHARACTERS),
  script: Own(MAX_SCRIPT),
};
const Audience = v.picklist(postAudiences);
export const WrittenPost = v.object({ ...written, audience: Audience });
export type WrittenPost = v.InferOutput<typeof WrittenPost>;

/**
 * Saves a post. The office names a new one; `basedOn` is the version that was edited, 0 for none. A desk of a former
 * release names no audience, which stays then.
 */
export const SavePost = v.object({ id: IdSchema, basedOn: Version, ...written, audience: v.exactOptional(Audience) });
export type SavePost = v.InferOutput<typeof SavePost>;

export const ParseRequest = v.object({ text: Text });

const RunSchema = v.object({
  text: v.string(),
  strong: v.exactOptional(v.literal(true)),
  emphasis: v.exactOptional(v.literal(true)),
  href: v.exactOptional(v.string()),
});
const Runs = v.array(RunSchema);
export const BlockSchema = v.variant('type', [
  v.object({ type: v.literal('heading'), level: v.picklist([2, 3]), runs: Runs }),
  v.object({ type: v.literal('paragraph'), runs: Runs }),
  v.object({ type: v.literal('list'), ordered: v.boolean(), items: v.array(Runs) }),
  v.object({ type: v.literal('quote'), paragraphs: v.array(Runs) }),
  v.object({ type: v.literal('picture'), photo: PhotoHashSchema, alt: v.string() }),
]);
const Blocks = v.array(BlockSchema);

/** A problem's code may be one of a later release. */
const Problems = v.pipe(v.array(v.object({ code: v.string(), line: v.number() })), v.maxLength(MAX_PROBLEMS));

export const ParsedPost = v.object({ blocks: Blocks, problems: Problems });
export type ParsedPost = v.InferOutput<typeof ParsedPost>;

/** For whom a post is; one of a former release is for everybody. */
const audience = v.optional(Audience, 'public');

/** A version as it is stored. */
export const PostContent = v.object({ ...written, audience, blocks: Blocks, summary: v.string() });
export type PostContent = v.InferOutput<typeof PostContent>;

/** A post's number in its public address, its versions, and its times, from which its state follows. */
const head = {
  id: IdSchema,
  number: v.number(),
  version: v.number(),
  /** The version that the public sees, or saw; null before the first publishing. */
  shownVersion: v.nullable(v.number()),
  publishAt: v.nullable(TimeSchema),
  withdrawnAt: v.nullable(TimeSchema),
  savedAt: TimeSchema,
  savedByName: v.nullable(v.string()),
};

export const PostRow = v.object({ ...head, title: v.string(), audience });
export type PostRow = v.InferOutput<typeof PostRow>;
export const PostList = v.object({ rows: v.array(PostRow) });
export type PostList = v.InferOutput<typeof PostList>;

export const PostQuery = v.object({
  version: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number))),
});

/** A post as the desk shows it: the newest version, or the one that was asked for. */
export const OfficePost = v.object({
  ...head,
  ...written,
  audience,
  blocks: Blocks,
  problems: Problems,
  /** The version of the text above. */
  textVersion: v.number(),
  versions: v.array(v.object({ version: v.number(), savedAt: TimeSchema, savedByName: v.nullable(v.string()) })),
  /** Its public address. */
  address: v.string(),
});
export type OfficePost = v.InferOutput<typeof OfficePost>;

/** Publishes a version, at once or from a time on, milliseconds since 1970. */
export const PublishPost = v.object({ version: Version, at: v.nullable(TimeSchema) });
export type PublishPost = v.InferOutput<typeof PublishPost>;

export const NewPostPicture = v.object({ photo: PhotoHashSchema, consent: v.picklist(consents) });
export type NewPostPicture = v.InferOutput<typeof NewPostPicture>;

export const PostPicture = v.object({
  photo: PhotoHashSchema,
  /** How it was agreed to; a word of `consents`, or one of a later release. */
  consent: v.string(),
  addedAt: TimeSchema,
  addedByName: v.nullable(v.string()),
  takenBackAt: v.nullable(TimeSchema),
  /** The posts whose newest or public version shows it, or would if the consent stood. */
  uses: v.array(v.object({ id: IdSchema, title: v.string(), isPublic: v.boolean() })),
});
export type PostPicture = v.InferOutput<typeof PostPicture>;
export const PostPictureList = v.object({ rows: v.array(PostPicture) });
export type PostPictureList = v.InferOutput<typeof PostPictureList>;

/** Photos of records that the desk chooses from, of the newest events. */
export const MAX_RECORD_PICTURES = 120;
/** A photo of a record, with the event that it shows. */
export const RecordPicture = v.object({ photo: PhotoHashSchema, record: IdSchema, day: v.string(), title: v.string() });
export type RecordPicture = v.InferOutput<typeof RecordPicture>;
export const RecordPictureList = v.object({ rows: v.array(RecordPicture) });
export type RecordPictureList = v.InferOutput<typeof RecordPictureList>;

/** The path of a picture of posts for the desk. */
export const officePicture = (photo: string): string => `/api/office/post-pictures/${photo}`;
