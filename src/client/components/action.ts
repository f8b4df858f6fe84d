import { type Accessor, createSignal } from 'solid-js';
import type { Result } from '../../domain/kernel/result.ts';

/** The outcome of an action in words. */
export interface Told {
  readonly tone: 'ok' | 'wait' | 'bad';
  readonly words: string;
}

export interface Action<E> {
  readonly busy: Accessor<boolean>;
  /** The outcome of the latest run, for an `ActionNotice` beside the button. */
  readonly told: Accessor<Told | undefined>;
  readonly tell: (told: Told | undefined) => void;
  /** Shows an error found before any request. */
  readonly refuse: (words: string) => void;
  /** @returns the result of `work`; undefined while an earlier run is under way */
  readonly run: <T>(
    work: () => Promise<Result<T, E>>,
    done?: string | ((value: T) => string),
  ) => Promise<Result<T, E> | undefined>;
}

/**
 * Runs one action at a time and keeps its outcome.
 * @param explain says why it failed, and what to do
 */
export function createAction<E>(explain: (failure: E) => string): Action<E> {
  const [busy, setBusy] = createSignal(false);
  const [told, setTold] = createSignal<Told>();
  return {
    busy,
    told,
    tell: setTold,
    refuse: (words) => setTold({ tone: 'bad', words }),
    async run(work, done) {
      if (busy()) return undefined;
      setBusy(true);
      setTold(undefined);
      const result = await work();
      setBusy(false);
      if (!result.ok) setTold({ tone: 'bad', words: explain(result.error) });
      else if (done !== undefined) setTold({ tone: 'ok', words: typeof done === 'string' ? done : done(result.value) });
      return result;
    },
  };
}
