import type { QuestionSet } from '../../../../domain/learning/question-set.ts';
import { MAX_SET_BYTES, readSetFile, writeSetFile } from '../../../../domain/learning/set-file.ts';
import { noCounts, readRight, type SurveyCounts, writeRight } from '../../../../domain/learning/survey-run.ts';
import type { Fields } from '../../../data/store-types.ts';

export const modes = ['interview', 'selfTest'] as const;
export type Mode = (typeof modes)[number];

/** A survey under way, as the phone keeps it: counts, never one person's answers. */
export interface KeptRun {
  readonly set: QuestionSet;
  readonly mode: Mode;
  readonly place: string | undefined;
  readonly counts: SurveyCounts;
}

/** The draft under which a survey is kept until it is saved. */
export const RUN_DRAFT = 'survey-run';

/** Writes a survey under way as a draft. */
export const toDraft = ({ set, mode, place, counts }: KeptRun): Fields => ({
  set: writeSetFile(set),
  mode,
  place: place ?? null,
  asked: counts.asked,
  passed: counts.passed,
  right: writeRight(counts),
});

/** Reads a survey under way; undefined for a draft that is none. */
export function fromDraft({ set: file, mode, place, asked, passed, right }: Fields): KeptRun | undefined {
  if (typeof file !== 'string' || file.length > MAX_SET_BYTES) return undefined;
  const set = readSetFile(file);
  const known = modes.find((each) => each === mode);
  if (!set.ok || !known || typeof asked !== 'number' || typeof passed !== 'number' || typeof right !== 'string') {
    return undefined;
  }
  const counted = readRight(right, asked);
  const counts =
    counted?.length === set.value.questions.length ? { asked, passed, right: counted } : noCounts(set.value);
  return { set: set.value, mode: known, place: typeof place === 'string' ? place : undefined, counts };
}

/** Makes the fields of the record that a finished survey becomes. */
export const toFields = ({ set, mode, place, counts }: KeptRun, passRule: string): Fields => ({
  place: place ?? null,
  mode,
  audience: set.audience,
  questions: set.name,
  version: set.version,
  passRule,
  asked: counts.asked,
  passed: counts.passed,
  right: writeRight(counts),
});
