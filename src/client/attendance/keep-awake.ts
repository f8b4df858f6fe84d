import { onCleanup, onMount } from 'solid-js';

/** Keeps the screen on while the component is shown, where the browser can (Screen Wake Lock API). */
export function keepAwake(): void {
  let lock: Promise<WakeLockSentinel | undefined> | undefined;
  // The browser releases the lock when the page is hidden.
  const request = () => {
    if (!document.hidden) lock = navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  onMount(() => {
    request();
    document.addEventListener('visibilitychange', request);
  });
  onCleanup(() => {
    document.removeEventListener('visibilitychange', request);
    void lock?.then((held) => held?.release());
  });
}
