import * as v from 'valibot';
import { NewFeedback } from '../../protocol/pages/feedback.ts';
import type { ServerContext } from '../platform/context.ts';
import { readBytes } from '../platform/http/body.ts';
import type { FeedbackProblem, FeedbackState } from './feedback.ts';
import { findFeedback, keepFeedback, plainCode } from './feedback-store.ts';

/** Bytes of a form: the longest comment, each character of it as nine bytes. */
const FORM_LIMIT = 24_000;

/** Reads a form; undefined if it is too long. */
async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const body = await readBytes(request, FORM_LIMIT);
  if (!body.ok) return undefined;
  return new URLSearchParams(body.value.isWhole ? body.value.bytes.toString('utf8') : '');
}

/** Finds the comment of a code, as it was typed. */
async function findByCode(context: ServerContext, typed: string): Promise<FeedbackState> {
  const row = await findFeedback(context, typed);
  return row ? { sort: 'found', code: plainCode(typed), row } : { sort: 'unknown', code: typed };
}

/** Reads a form of 意见与投诉 and keeps the comment. */
export async function submitFeedback(context: ServerContext, request: Request): Promise<FeedbackState> {
  const refuse = (problem: FeedbackProblem, text = '', contact = ''): FeedbackState => ({
    sort: 'refused',
    problem,
    text,
    contact,
  });
  const fields = await readForm(request);
  if (!fields) return refuse('long');
  const [text, contact] = [fields.get('text') ?? '', fields.get('contact') ?? ''];
  const read = v.safeParse(NewFeedback, { text, contact });
  if (!read.success) return refuse(text.trim() ? 'long' : 'empty', text, contact);
  const kept = await keepFeedback(context, read.output);
  return kept.ok ? findByCode(context, kept.value) : refuse('many', text, contact);
}

/** A code is 12 characters; people put spaces and hyphens between them. */
const LONGEST_CODE = 40;

/** Reads the form with a comment's code and finds the comment. */
export async function lookUpFeedback(context: ServerContext, request: Request): Promise<FeedbackState> {
  const fields = await readForm(request);
  return findByCode(context, (fields?.get('code') ?? '').slice(0, LONGEST_CODE));
}
