import type { Store } from '../data/store.ts';

/** The part of `navigator` that shows a number on the app's icon; many browsers lack it. */
interface IconBadge {
  readonly setAppBadge?: (count: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
}

/**
 * Shows on the app's icon how many records are unsent, where icons have numbers, and none when all are sent.
 * @returns a function that ends it
 */
export function startBadge(
  { watch, counts }: Pick<Store, 'watch' | 'counts'>,
  icon: IconBadge = navigator,
): () => void {
  if (!icon.setAppBadge || !icon.clearAppBadge) return () => undefined;
  let shown = 0;
  const show = (count: number) => {
    if (count === shown) return;
    shown = count;
    // The phone may refuse; the number stands in the app as well.
    (count ? icon.setAppBadge?.(count) : icon.clearAppBadge?.())?.catch(() => undefined);
  };
  // An earlier start of the app may have left a number.
  icon.clearAppBadge().catch(() => undefined);
  return watch(
    counts,
    ({ unsent }) => show(unsent),
    () => undefined,
  );
}
