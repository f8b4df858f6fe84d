import { type Explanation, isBlocking } from '../../../../domain/checks/answer.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { isYear, type Period } from '../../../../domain/kernel/period.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import type { AskedQuestion } from '../../../../protocol/checks/checks.ts';
import type { AppendixLine } from '../../../../protocol/reports/signed.ts';
import { fetchChecks } from '../../../checks/checks-client.ts';
import { appendixLines } from '../../../checks/explanations.ts';
import { questionHref } from '../../../checks/question-links.ts';
import { questionText } from '../../../checks/question-text.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { inChinese } from '../../../words/language.ts';

/** A contradiction that stands, in words, with the page where it is put right. */
export interface Standing {
  readonly title: string;
  readonly detail: string;
  readonly href: string;
}

/** The questions about a year's records, as its report needs them. */
export interface Asked {
  /** Lines of the appendix. */
  readonly lines: readonly AppendixLine[];
  /** Contradictions that keep the report from being signed. */
  readonly standing: readonly Standing[];
}

/** Fetches the questions about a year with their answers. Reports of parts of a year have none. */
export async function fetchAsked(
  period: Period,
  answerOf: (question: AskedQuestion) => Explanation | undefined,
): Promise<Result<Asked, RequestFailure>> {
  if (!isYear(period)) return ok({ lines: [], standing: [] });
  const year = yearOf(period.from);
  const checks = await fetchChecks(year);
  if (!checks.ok) return checks;
  const { questions, names } = checks.value;
  return ok({
    // The appendix is Chinese as the report is.
    lines: inChinese(() => appendixLines(checks.value, answerOf).lines),
    standing: questions
      .filter(isBlocking)
      .map((question) => ({ ...questionText(question, names), href: questionHref(question, year) })),
  });
}
