import { createSignal } from 'solid-js';

const [dirty, setDirty] = createSignal<ReadonlySet<string>>(new Set());

/** A form says whether it holds something not saved yet; it must say `false` when it is saved, emptied or left. */
export function markDirty(id: string, isDirty: boolean): void {
  setDirty((before) => {
    if (before.has(id) === isDirty) return before;
    const after = new Set(before);
    if (isDirty) after.add(id);
    else after.delete(id);
    return after;
  });
}

/** Whether any form on this page holds something not saved yet; reactive. An update must not reload over it. */
export const hasDirtyForm = (): boolean => dirty().size > 0;
