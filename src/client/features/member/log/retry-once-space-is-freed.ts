import { onCleanup } from 'solid-js';

/**
 * Saves again when the user returns to the page after freeing space on a full phone.
 * @param isFull whether the last attempt failed because the phone was full
 */
export function retryOnceSpaceIsFreed(isFull: () => boolean, save: () => void): void {
  const again = () => {
    if (document.visibilityState === 'visible' && isFull()) save();
  };
  document.addEventListener('visibilitychange', again);
  onCleanup(() => document.removeEventListener('visibilitychange', again));
}
