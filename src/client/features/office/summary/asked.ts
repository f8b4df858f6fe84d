import type { Explanation } from '../../../../domain/checks/answer.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { isYear, type Period } from '../../../../domain/kernel/period.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import type { AskedQuestion } from '../../../../protocol/checks/checks.ts';
import type { AppendixLine } from '../../../../protocol/reports/signed.ts';
import { fetchChecks } from '../../../checks/checks-client.ts';
import { appendixLines } from '../../../checks/explanations.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { inChinese } from '../../../words/language.ts';

/** Fetches the questions about a year with their answers, worded in Chinese. Reports of parts of a year have none. */
export async function fetchAsked(
  period: Period,
  answerOf: (question: AskedQuestion) => Explanation | undefined,
): Promise<Result<AppendixLine[], RequestFailure>> {
  if (!isYear(period)) return ok([]);
  const checks = await fetchChecks(yearOf(period.from));
  return checks.ok ? ok(inChinese(() => [...appendixLines(checks.value, answerOf).lines])) : checks;
}
