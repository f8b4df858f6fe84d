import { type Accessor, createSignal } from 'solid-js';
import type { Result } from '../../domain/kernel/result.ts';
import type { RequestFailure } from '../platform/http/call-api.ts';

export interface Asked<T> {
  /** The last answer; undefined before the first, and after a failure. */
  readonly value: Accessor<T | undefined>;
  readonly loading: Accessor<boolean>;
  readonly refetch: () => void;
}

/** Requests data once, and again on `refetch`. Unlike a resource it never suspends the page. */
export function createAsked<T>(ask: () => Promise<Result<T, RequestFailure>>): Asked<T> {
  const [answer, setAnswer] = createSignal<Result<T, RequestFailure>>();
  const load = async (): Promise<void> => {
    setAnswer(await ask());
  };
  void load();
  return {
    value: () => {
      const last = answer();
      return last?.ok ? last.value : undefined;
    },
    loading: () => answer() === undefined,
    refetch: () => void load(),
  };
}
