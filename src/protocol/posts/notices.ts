import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';
import { BlockSchema } from './posts.ts';

/*
 * GET /api/notices?known=TAG        the posts for signed-in members, the newest first; only the tag if the phone has the same
 * GET /api/notices/pictures/HASH    the JPEG of a picture that one of them shows
 */

/** The newest notices are what phones keep. */
export const MAX_NOTICES = 20;

/** The tag of what the phone has; empty for none. */
export const NoticeQuery = v.object({ known: v.pipe(StorableText, v.maxLength(40)) });

/** A block of a later release is left out. */
const Blocks = v.pipe(
  v.array(v.unknown()),
  v.transform((blocks) =>
    blocks.flatMap((block) => {
      const read = v.safeParse(BlockSchema, block);
      return read.success ? [read.output] : [];
    }),
  ),
);

/** A post for signed-in members, as it is shown. */
export const Notice = v.object({
  id: IdSchema,
  title: v.string(),
  when: v.string(),
  where: v.string(),
  blocks: Blocks,
  publishedAt: TimeSchema,
});
export type Notice = v.InferOutput<typeof Notice>;

export const NoticeAnswer = v.object({ tag: v.string(), rows: v.exactOptional(v.array(Notice)) });
export type NoticeAnswer = v.InferOutput<typeof NoticeAnswer>;

/** Where a notice is read, and the path of a picture in one. */
export const noticePath = (id: string): string => `/notices/${id}`;
export const noticePicture = (photo: string): string => `/api/notices/pictures/${photo}`;
