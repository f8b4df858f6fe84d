/*
 * When the app offers itself for the home screen: once, after something was received, and never at the first visit.
 * A visit lasts as long as the browser's tab.
 */

/** Stands for having asked; before, the phone remembers the visit in which something was received first. */
const ASKED = 'asked';

/**
 * Decides what to do when a record of this phone was received.
 * @param remembered what the phone remembers; null before anything was received
 * @param visit names this visit
 * @returns whether to offer, and what to remember
 */
export function onReceived(
  remembered: string | null,
  visit: string,
): { readonly offer: boolean; readonly remember: string } {
  if (remembered === ASKED) return { offer: false, remember: ASKED };
  const isLater = remembered !== null && remembered !== visit;
  return { offer: isLater, remember: isLater ? ASKED : visit };
}
