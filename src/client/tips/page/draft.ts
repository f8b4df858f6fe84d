import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { TipStore } from '../queue/types.ts';
import { type TipFields, type TipForm, tipFieldNames } from './form.ts';

/** After the last stroke. */
const REST_MS = 300;

/** A draft is kept only where its owner asked for it, in plain text, and goes with the sealing, the choice or the leaving. */
export function createDraft(store: TipStore, form: TipForm) {
  const [isKept, setKept] = createSignal(false);
  const [isRestored, setRestored] = createSignal(false);
  const [hasFailed, setFailed] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const texts = (): TipFields => ({ ...form.fields });

  async function write(): Promise<void> {
    const kept = await store.keepDraft({ ...texts() });
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
    /** The phone could not keep it. */
    hasFailed,
    /** Brings back what was kept, unless somebody has begun to write. */
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
export type TipDraft = ReturnType<typeof createDraft>;
