import type { Id } from '../../../../domain/kernel/id.ts';
import type { QuestionSet } from '../../../../domain/learning/question-set.ts';
import { MAX_SET_BYTES, readSetFile, writeSetFile } from '../../../../domain/learning/set-file.ts';
import { noCounts, readRight, type SurveyCounts, writeRight } from '../../../../domain/learning/survey-run.ts';
import type { Fields } from '../../../data/store-types.ts';

/** `scanned`: a self-test that people answer on their own phones. */
export const modes = ['interview', 'selfTest', 'scanned'] as const;
export type Mode = (typeof modes)[number];

/** A survey under way, as the phone keeps it: counts, never one person's answers. */
export interface KeptRun {
  readonly set: QuestionSet;
  readonly mode: Mode;
  readonly place: string | undefined;
  readonly counts: SurveyCounts;
  /** The self-test that is open on the server, of a run by code. */
  readonly code?: Id;
}

/** The draft under which a survey is kept until it is saved. */
export const RUN_DRAFT = 'survey-run';

/** Writes a survey under way as a draft. */
export const toDraft = ({ set, mode, place, counts, code }: KeptRun): Fields => ({
  set: writeSetFile(set),
  mode,
  place: place ?? null,
  asked: counts.asked,
  passed: counts.passed,
  right: writeRight(counts),
  ...(code === undefined ? {} : { code }),
});

/** Reads a survey under way; undefined for a draft that is none. */
export function fromDraft({ set: file, mode, place, asked, passed, right, code }: Fields): KeptRun | undefined {
  if (typeof file !== 'string' || file.length > MAX_SET_BYTES) return undefined;
  const set = readSetFile(file);
  const known = modes.find((each) => each === mode);
  if (!set.ok || !known || typeof asked !== 'number' || typeof passed !== 'number' || typeof right !== 'string') {
    return undefined;
  }
  const counted = readRight(right, asked);
  const counts =
    counted?.length === set.value.questions.length ? { asked, passed, right: counted } : noCounts(set.value);
  return {
    ...{ set: set.value, mode: known, place: typeof place === 'string' ? place : undefined, counts },
    ...(typeof code === 'string' && { code: code as Id }),
  };
}

/** Makes the fields of the record that a finished survey becomes. */
export const toFields = ({ set, mode, place, counts }: KeptRun, passRule: string): Fields => ({
  place: place ?? null,
  mode: mode === 'scanned' ? 'selfTest' : mode,
  audience: set.audience,
  questions: set.name,
  version: set.version,
  passRule,
  asked: counts.asked,
  passed: counts.passed,
  right: writeRight(counts),
});
