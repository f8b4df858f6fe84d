import type { Timestamp } from '../platform/database/columns.ts';

/** A self-test of the awareness survey: its questions, and counts of the people who answered. */
export interface SelfTestTable {
  district: string;
  id: string;
  /** The questions as a file (`domain/learning/set-file.ts`). */
  questions: string;
  asked: number;
  passed: number;
  /** How many people answered each question right. */
  right_answers: number[];
  opened_at: Timestamp;
  opened_by: string;
  closed_at: Timestamp | null;
}

export interface SurveyTables {
  self_test: SelfTestTable;
}
