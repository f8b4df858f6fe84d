import type { LocalRecord } from '../state/records.ts';
import { refusalOf, remarkOf } from './record-story.ts';
import { refusalText } from './refusal-text.ts';

/** Why a record needs attention: the server's refusal, the reviewer's reason, or a conflict. */
export function reasonOf(local: LocalRecord): string | undefined {
  const refusal = refusalOf(local);
  return refusal ? refusalText(refusal) : remarkOf(local.record);
}
