import { onCleanup } from 'solid-js';

/**
 * A full phone did not take what somebody saved: whoever then deletes some photos and comes back to the page has it
 * saved without another tap.
 * @param isFull whether the last try failed for want of room
 */
export function retryOnceSpaceIsFreed(isFull: () => boolean, save: () => void): void {
  const again = () => {
    if (document.visibilityState === 'visible' && isFull()) save();
  };
  document.addEventListener('visibilitychange', again);
  onCleanup(() => document.removeEventListener('visibilitychange', again));
}
