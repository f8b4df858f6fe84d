import * as v from 'valibot';
import { NewFeedback } from '../../protocol/pages/feedback.ts';
import type { ServerContext } from '../platform/context.ts';
import { readBytes } from '../platform/http/body.ts';
import type { FeedbackProblem } from './feedback.ts';
import { keepFeedback } from './feedback-store.ts';

/** Bytes of a form: the longest comment, each character of it as nine bytes. */
const FORM_LIMIT = 24_000;

/** The outcome of a form: the code of the comment, or why it was not taken, with its words. */
export type Submitted =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: FeedbackProblem; readonly text: string; readonly contact: string };

/** Reads a form of 意见与投诉 and keeps the comment. */
export async function submitFeedback(context: ServerContext, request: Request): Promise<Submitted> {
  const refuse = (problem: FeedbackProblem, text = '', contact = ''): Submitted => ({
    ok: false,
    problem,
    text,
    contact,
  });
  const body = await readBytes(request, FORM_LIMIT);
  if (!body.ok) return refuse('long');
  const fields = new URLSearchParams(body.value.isWhole ? body.value.bytes.toString('utf8') : '');
  const [text, contact] = [fields.get('text') ?? '', fields.get('contact') ?? ''];
  const read = v.safeParse(NewFeedback, { text, contact });
  if (!read.success) return refuse(text.trim() ? 'long' : 'empty', text, contact);
  const kept = await keepFeedback(context, read.output);
  return kept.ok ? { ok: true, code: kept.value } : refuse('many', text, contact);
}
