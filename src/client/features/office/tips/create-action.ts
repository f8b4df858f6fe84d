import { type Accessor, createSignal } from 'solid-js';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { actFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';

/** The state of an action, shown beside its button. */
export interface Act {
  readonly busy: Accessor<boolean>;
  readonly trouble: Accessor<string | undefined>;
  readonly done: Accessor<string | undefined>;
  /** Shows an error found before any request. */
  readonly refuse: (words: string) => void;
  /** @returns whether the action succeeded */
  readonly run: (work: () => Promise<Result<unknown, RequestFailure | 'too_long'>>, done: string) => Promise<boolean>;
}

export function createAction(): Act {
  const [busy, setBusy] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string>();
  const [done, setDone] = createSignal<string>();
  return {
    busy,
    trouble,
    done,
    refuse(words) {
      setDone(undefined);
      setTrouble(words);
    },
    async run(work, words) {
      if (busy()) return false;
      setBusy(true);
      setTrouble(undefined);
      setDone(undefined);
      const result = await work();
      setBusy(false);
      if (result.ok) setDone(words);
      else setTrouble(result.error === 'too_long' ? tipDesk.failed.too_long : actFailed(result.error));
      return result.ok;
    },
  };
}
