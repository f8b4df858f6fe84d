import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { TipStore } from '../queue/types.ts';
import { type TipForm, tipFieldNames } from './form.ts';

/** Milliseconds after the last keystroke. */
const REST_MS = 300;

/**
 * Stores a draft in plain text, only at the user's request. It is deleted on sealing, on switching off, and on leaving.
 */
export function createDraft(store: TipStore, form: TipForm) {
  const [isKept, setKept] = createSignal(false);
  const [isRestored, setRestored] = createSignal(false);
  const [hasFailed, setFailed] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function write(): Promise<void> {
    const kept = await store.keepDraft({ ...form.fields });
    setFailed(!kept.ok && isKept());
  }
  function drop(): Promise<unknown> {
    clearTimeout(timer);
    setKept(false);
    setRestored(false);
    setFailed(false);
    return store.dropDraft();
  }

  createEffect(
    on(
      () => [isKept(), ...tipFieldNames.map((name) => form.fields[name])] as const,
      ([wanted]) => {
        clearTimeout(timer);
        if (wanted) timer = setTimeout(() => void write(), REST_MS);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));

  return {
    isKept,
    isRestored,
    /** The phone could not store the draft. */
    hasFailed,
    /** Restores a stored draft, unless the user has already typed something. */
    async restore(): Promise<void> {
      const kept = await store.draft().catch(() => undefined);
      if (!kept || !form.isEmpty()) return;
      form.fill(Object.fromEntries(tipFieldNames.map((name) => [name, String(kept[name] ?? '')])));
      setKept(true);
      setRestored(true);
    },
    choose(keep: boolean): void {
      if (keep) setKept(true);
      else void drop();
    },
    drop,
  };
}
