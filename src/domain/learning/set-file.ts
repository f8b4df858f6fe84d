import { err, ok, type Result } from '../kernel/result.ts';
import {
  audiences,
  MOST_QUESTIONS,
  type QuestionSet,
  type SetFault,
  type SurveyAudience,
  type SurveyQuestion,
  setFaults,
} from './question-set.ts';

/*
 * A set of questions as a text file, which people write by hand and hand on:
 *
 *   知晓率题组
 *   名称：群众知晓率
 *   版本：2026-2
 *   对象：群众
 *   达标：8
 *   1. 院子里种一两株罂粟看花，行吗？
 *   - 行，不卖就行
 *   + 不行，一株也违法
 *   完：10 题
 *
 * `+` marks the right option. The last line counts the questions, so that a file that was cut is noticed.
 */

/** Bytes of the largest file that is read. */
export const MAX_SET_BYTES = 20_000;
const HEAD = '知晓率题组';
const audienceNames: Readonly<Record<SurveyAudience, string>> = { public: '群众', pupils: '学生' };

/** Why a file is no set. `garbled`: its characters are damaged, or it is in another encoding. Lines count from 1. */
export type SetFileFault =
  | { readonly fault: 'garbled' | 'not_a_set' | 'cut' | 'too_large' }
  | { readonly fault: 'line'; readonly line: number }
  | SetFault;

/** Writes a set as a file. */
export const writeSetFile = ({ name, version, audience, pass, questions }: QuestionSet): string =>
  [
    HEAD,
    `名称：${name}`,
    `版本：${version}`,
    `对象：${audienceNames[audience]}`,
    `达标：${pass}`,
    ...questions.flatMap(({ text, options, answer }, i) => [
      `${i + 1}. ${text}`,
      ...options.map((option, at) => `${at === answer ? '+' : '-'} ${option}`),
    ]),
    `完：${questions.length} 题`,
    '',
  ].join('\n');

const patterns = {
  head: /^(名称|版本|对象|达标)\s*[：:]\s*(.+)$/,
  question: /^\d{1,2}\s*[.．、]\s*(.+)$/,
  option: /^([+＋\-－–—])\s*(.+)$/,
  end: /^完\s*[：:]\s*(\d{1,3})\s*题?$/,
} as const;

/** A control character or the sign for what could not be decoded, which no written file has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const damaged = /\uFFFD|[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

interface Draft {
  readonly head: Map<string, string>;
  readonly questions: { readonly text: string; readonly options: string[]; readonly right: number[] }[];
}

/** Reads a line into the draft. @returns false for a line that belongs nowhere */
function readLine(draft: Draft, line: string): boolean {
  const head = patterns.head.exec(line);
  if (head?.[1] && head[2] && draft.questions.length === 0) {
    draft.head.set(head[1], head[2].trim());
    return true;
  }
  const question = patterns.question.exec(line);
  if (question?.[1] && draft.questions.length <= MOST_QUESTIONS) {
    draft.questions.push({ text: question[1].trim(), options: [], right: [] });
    return true;
  }
  const option = patterns.option.exec(line);
  const last = draft.questions.at(-1);
  if (!option?.[2] || !last) return false;
  if (option[1] === '+' || option[1] === '＋') last.right.push(last.options.length);
  last.options.push(option[2].trim());
  return true;
}

const audienceOf = (text: string | undefined): SurveyAudience | undefined =>
  audiences.find((audience) => audienceNames[audience] === text);

/** Reads a file of questions. Work and size are bounded: a larger file is refused before it is read. */
export function readSetFile(text: string): Result<QuestionSet, readonly SetFileFault[]> {
  if (text.length > MAX_SET_BYTES) return err([{ fault: 'too_large' }]);
  if (damaged.test(text)) return err([{ fault: 'garbled' }]);
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '');
  if (lines[0]?.line !== HEAD) return err([{ fault: 'not_a_set' }]);
  const end = patterns.end.exec(lines.at(-1)?.line ?? '');
  if (!end) return err([{ fault: 'cut' }]);
  const draft: Draft = { head: new Map(), questions: [] };
  const odd = lines.slice(1, -1).filter(({ line }) => !readLine(draft, line));
  if (odd.length > 0) return err(odd.map(({ number }) => ({ fault: 'line', line: number })));
  if (Number(end[1]) !== draft.questions.length) return err([{ fault: 'cut' }]);
  const audience = audienceOf(draft.head.get('对象'));
  if (!audience) return err([{ fault: 'not_a_set' }]);
  const set: QuestionSet = {
    name: draft.head.get('名称') ?? '',
    version: draft.head.get('版本') ?? '',
    audience,
    pass: Number(draft.head.get('达标')),
    questions: draft.questions.map(
      ({ text: asked, options, right }): SurveyQuestion => ({
        ...{ text: asked, options },
        answer: right.length === 1 ? (right[0] ?? -1) : -1,
      }),
    ),
  };
  const faults = setFaults(set);
  return faults.length > 0 ? err(faults) : ok(set);
}
