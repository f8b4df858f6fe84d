import { type Accessor, onCleanup, onMount } from 'solid-js';
import type { Notice } from '../../protocol/posts/notices.ts';
import { useClient } from '../state/context.ts';
import { createLive } from '../state/live.ts';
import { refreshNotices } from './refresh.ts';

/** Interval of asking the server while a page is open, milliseconds. */
const INTERVAL_MS = 300_000;

/** Returns the notices on this phone, and asks the server for newer ones; undefined before the first are known. */
export function createNotices(): Accessor<readonly Notice[] | undefined> {
  const { store } = useClient();
  const kept = createLive(
    () =>
      ({ notices }) =>
        notices.kept(),
  );
  onMount(() => {
    // Nobody waits for the answer, and without one the phone's copy stands.
    const ask = () => void refreshNotices(store.notices).catch(() => undefined);
    ask();
    const timer = setInterval(ask, INTERVAL_MS);
    addEventListener('online', ask);
    onCleanup(() => {
      clearInterval(timer);
      removeEventListener('online', ask);
    });
  });
  return () => kept()?.rows;
}
