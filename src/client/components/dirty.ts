import { createSignal, createUniqueId, onCleanup } from 'solid-js';

const [dirty, setDirty] = createSignal<ReadonlySet<string>>(new Set());

/** Reports whether a form has unsaved input. Forms must report `false` when saved, emptied or left. */
export function markDirty(id: string, isDirty: boolean): void {
  setDirty((before) => {
    if (before.has(id) === isDirty) return before;
    const after = new Set(before);
    if (isDirty) after.add(id);
    else after.delete(id);
    return after;
  });
}

/** Whether any form on this page has unsaved input; reactive. An update must not reload the page then. */
export const hasDirtyForm = (): boolean => dirty().size > 0;

/** Makes the mark of one form, which is cleared when the form is left. */
export function createDirtyMark(): (isDirty: boolean) => void {
  const id = createUniqueId();
  onCleanup(() => markDirty(id, false));
  return (isDirty) => markDirty(id, isDirty);
}
