import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/*
 * POST /feedback                      the form of 意见与投诉, from anybody; answered with the page that shows its code
 * POST /feedback?by=code              the form with a code; answered with the page that shows the reply
 * GET  /api/office/feedback           the comments for the desk
 * POST /api/office/feedback/ID/reply  the office's reply
 */

/** The parameter that tells a look-up by code from a comment. The code itself is in the form, never in an address. */
export const BY_CODE = 'by';

export const MAX_FEEDBACK = 2_000;
export const MAX_CONTACT = 60;
const MAX_REPLY = 1_000;

const Text = (most: number) => v.pipe(StorableText, v.trim(), v.maxLength(most));

/** A comment to the office, which needs no account. */
export const NewFeedback = v.object({
  text: v.pipe(Text(MAX_FEEDBACK), v.minLength(1)),
  contact: v.optional(Text(MAX_CONTACT), ''),
});
export type NewFeedback = v.InferOutput<typeof NewFeedback>;

export const FeedbackReply = v.object({ reply: v.pipe(Text(MAX_REPLY), v.minLength(1)) });

export const FeedbackRow = v.object({
  id: IdSchema,
  arrived: TimeSchema,
  text: v.string(),
  contact: v.string(),
  reply: v.nullable(v.string()),
  replied: v.nullable(TimeSchema),
});
export type FeedbackRow = v.InferOutput<typeof FeedbackRow>;

/** The newest comments, those without a reply first, and how many there are. */
export const FeedbackList = v.object({ rows: v.array(FeedbackRow), open: v.number(), total: v.number() });
export type FeedbackList = v.InferOutput<typeof FeedbackList>;
