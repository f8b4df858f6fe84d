import type { Id } from '../../domain/kernel/id.ts';
import type { QuestionSet } from '../../domain/learning/question-set.ts';
import { writeSetFile } from '../../domain/learning/set-file.ts';
import type { Answers } from '../../domain/learning/survey-run.ts';
import { SelfTest, SelfTestCounts } from '../../protocol/surveys/self-test.ts';
import { empty, json } from '../platform/http/answer.ts';
import { callJson } from '../platform/http/call-api.ts';
import { request } from '../platform/http/request.ts';

const PATH = '/api/self-tests';
const TIMEOUT_MS = 20_000;

/** Opens a self-test under an id of this phone. */
export const openSelfTest = (id: Id, set: QuestionSet) =>
  callJson(PATH, SelfTestCounts, { method: 'POST', body: { id, set: writeSetFile(set) } });

export const fetchCounts = (id: Id) => callJson(`${PATH}/${id}/counts`, SelfTestCounts);

export const closeSelfTest = (id: Id) => callJson(`${PATH}/${id}/close`, SelfTestCounts, { method: 'POST' });

/** Fetches the questions for somebody who scanned the code, without any identity. */
export const fetchSelfTest = (id: string) =>
  request(`${PATH}/${encodeURIComponent(id)}`, json(SelfTest), { identity: 'none', timeoutMs: TIMEOUT_MS });

export const sendAnswers = (id: string, answers: Answers) =>
  request(`${PATH}/${encodeURIComponent(id)}/answer`, empty, {
    ...{ identity: 'none', method: 'POST', timeoutMs: TIMEOUT_MS },
    json: { answers },
  });
