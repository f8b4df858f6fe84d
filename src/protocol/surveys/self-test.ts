import * as v from 'valibot';
import { LONGEST_OPTION, MOST_OPTIONS } from '../../domain/learning/question.ts';
import { LONGEST_QUESTION, MOST_QUESTIONS } from '../../domain/learning/question-set.ts';
import { MAX_SET_BYTES } from '../../domain/learning/set-file.ts';
import { IdSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/*
 * A self-test of the awareness survey: a member opens it, people answer by its QR code on their own phones. The server
 * adds each person's answers to the counts and keeps nothing else of them.
 *
 * POST /api/self-tests            a member opens one with a set of questions
 * GET  /api/self-tests/ID/counts  the counts so far, for that member
 * POST /api/self-tests/ID/close   ends it; the same answer
 * GET  /api/self-tests/ID         the questions without their right options, for anybody who has the code
 * POST /api/self-tests/ID/answer  one person's answers; 409 `conflict` once it is closed
 */

/** Bytes of a request that opens one. */
export const MAX_OPEN_BYTES = MAX_SET_BYTES * 4;
/** People whom one self-test counts, and answers that count in a minute, of a whole district. */
export const MOST_ANSWERS = 2_000;
export const MOST_ANSWERS_A_MINUTE = 120;
/** Days after which a self-test is closed and forgotten; its counts are in a record by then. */
export const SELF_TEST_DAYS = 30;

/** Opens a self-test under an id that the phone made; `set` is a set of questions as a file. */
export const OpenSelfTest = v.object({ id: IdSchema, set: v.pipe(StorableText, v.maxLength(MAX_SET_BYTES)) });
export type OpenSelfTest = v.InferOutput<typeof OpenSelfTest>;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const SelfTestCounts = v.object({
  asked: Count,
  passed: Count,
  right: v.pipe(v.array(Count), v.maxLength(MOST_QUESTIONS)),
});
export type SelfTestCounts = v.InferOutput<typeof SelfTestCounts>;

export const SelfTest = v.object({
  isOpen: v.boolean(),
  questions: v.pipe(
    v.array(
      v.object({
        text: v.pipe(v.string(), v.maxLength(LONGEST_QUESTION * 2)),
        options: v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_OPTION * 2))), v.maxLength(MOST_OPTIONS)),
      }),
    ),
    v.maxLength(MOST_QUESTIONS),
  ),
});
export type SelfTest = v.InferOutput<typeof SelfTest>;

/** One person's answers: the place of the chosen option of each question. */
export const SelfTestAnswer = v.object({
  answers: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_OPTIONS - 1))),
    v.minLength(1),
    v.maxLength(MOST_QUESTIONS),
  ),
});

/** The page that a self-test's code opens. The id stands in the fragment, which is in no log. */
export const ANSWER_PAGE = '/answer';
export const selfTestAddress = (origin: string, id: string): string => `${origin}${ANSWER_PAGE}#${id}`;
