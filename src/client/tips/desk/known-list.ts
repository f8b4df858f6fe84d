import * as v from 'valibot';
import type { KnownList } from './office-keys.ts';

const NAME = 'qingyuan.desk.list';
/** Where earlier releases kept the root alone. */
const ROOT_NAME = 'qingyuan.desk.root';

const Known = v.object({ root: v.string(), epoch: v.number(), digest: v.string() });

/** What this computer remembers of a district's list; undefined on a new one, or where the browser keeps nothing. */
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

/** Remembers a list, never an earlier one of the same root. A browser that keeps nothing asks for the comparison anew each time. */
export function rememberList(instance: string, { root, epoch, digest }: KnownList): void {
  const before = recallList(instance);
  if (before?.root === root && before.epoch > epoch) return;
  try {
    localStorage.setItem(`${NAME}.${instance}`, JSON.stringify({ root, epoch, digest }));
  } catch {
    // Nothing is trusted that would not be trusted without it.
  }
}
