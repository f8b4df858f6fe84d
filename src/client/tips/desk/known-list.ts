import * as v from 'valibot';
import type { KnownList } from './office-keys.ts';

const NAME = 'qingyuan.desk.list';
/** Key under which earlier releases stored only the root. */
const ROOT_NAME = 'qingyuan.desk.root';

const Known = v.object({ root: v.string(), epoch: v.number(), digest: v.string() });

/** Returns what this computer remembers of a district's list; undefined on a new computer or without storage. */
export function recallList(instance: string): KnownList | undefined {
  try {
    const text = localStorage.getItem(`${NAME}.${instance}`);
    if (text !== null) return v.parse(Known, JSON.parse(text));
    const root = localStorage.getItem(`${ROOT_NAME}.${instance}`);
    return root === null ? undefined : { root, epoch: 1, digest: '' };
  } catch {
    return undefined;
  }
}

/**
 * Remembers a list, never an older one of the same root. Without storage the comparison is asked for again each time.
 */
export function rememberList(instance: string, { root, epoch, digest }: KnownList): void {
  const before = recallList(instance);
  if (before?.root === root && before.epoch > epoch) return;
  try {
    localStorage.setItem(`${NAME}.${instance}`, JSON.stringify({ root, epoch, digest }));
  } catch {
    // Without storage nothing more is trusted than before.
  }
}
