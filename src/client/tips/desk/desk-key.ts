import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { makeKeyHolder, type UnlockedKey } from './key-holder.ts';

/** One holder for the browser tab: the key stays unlocked from one page of the desk to the next. */
const holder = makeKeyHolder({
  now: () => Date.now(),
  schedule(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
});

/** Events that show that the officer is active. */
const signsOfWork = ['pointerdown', 'keydown'] as const;

/** Events when the officer returns to the computer. */
const signsOfReturn = ['focus', 'visibilitychange'] as const;

export interface DeskKey {
  /** The unlocked key; undefined while locked. */
  readonly key: Accessor<UnlockedKey | undefined>;
  readonly unlock: (key: UnlockedKey) => void;
  readonly lock: () => void;
}

/** The officer's key on a page of the desk. It locks some time after the last such page was left. */
export function createDeskKey(): DeskKey {
  const [key, setKey] = createSignal(holder.current());
  const leave = holder.enter();
  const stop = holder.subscribe(() => setKey(holder.current()));
  const touch = () => holder.touch();
  const check = () => holder.check();
  for (const sign of signsOfWork) addEventListener(sign, touch);
  for (const sign of signsOfReturn) addEventListener(sign, check);
  onCleanup(() => {
    for (const sign of signsOfWork) removeEventListener(sign, touch);
    for (const sign of signsOfReturn) removeEventListener(sign, check);
    stop();
    leave();
  });
  return { key, unlock: holder.unlock, lock: holder.lock };
}
