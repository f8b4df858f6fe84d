import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { failureText } from '../../../records/failure-text.ts';
import { useCommands } from '../../../state/use-commands.ts';

export type Verdict = 'verified' | 'returned';

/** A verdict that can still be taken back, with the records as they were when it was given. */
export interface Given {
  readonly verdict: Verdict;
  readonly records: readonly FoldedRecord[];
}

/** Time in which a verdict can be taken back, milliseconds. */
const TAKE_BACK_MS = 10_000;

/** Gives verdicts on records as they are on screen, and takes the last one back for some seconds. */
export function createVerdicts() {
  const commands = useCommands();
  const [last, setLast] = createSignal<Given>();
  const [failure, setFailure] = createSignal<string>();
  createEffect(() => {
    if (!last()) return;
    const timer = setTimeout(() => setLast(undefined), TAKE_BACK_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return {
    last,
    failure,
    /** Stops at the first failure. Returns the number of records that were judged. */
    async give(records: readonly FoldedRecord[], verdict: Verdict, reason?: string): Promise<number> {
      setFailure(undefined);
      const judged: FoldedRecord[] = [];
      for (const record of records) {
        const result = await commands.review(record.id, verdict, reason, record);
        if (!result.ok) {
          setFailure(failureText(result.error));
          break;
        }
        judged.push(record);
      }
      if (judged.length) setLast({ verdict, records: judged });
      return judged.length;
    },
    /** Returns the records whose verdict was taken back. */
    async takeBack(): Promise<readonly FoldedRecord[]> {
      const records = last()?.records ?? [];
      setLast(undefined);
      for (const record of records) {
        const result = await commands.takeBackReview(record);
        if (!result.ok) setFailure(failureText(result.error));
      }
      return records;
    },
  };
}
