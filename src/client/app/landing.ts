const KEY = 'qingyuan.landing';
export type LandingKey = typeof KEY;

const pages = ['/today', '/office'] as const;
type Landing = (typeof pages)[number];

/** Stores the start page of the member on this phone; null when nobody is signed in. */
export function setLandingPage(page: Landing | null): void {
  try {
    if (page === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, page);
  } catch {
    // Storage refused: the bare address keeps showing the public page.
  }
}

/** @returns the start page of the signed-in member; undefined for the public */
export function landingPage(): Landing | undefined {
  try {
    const noted = localStorage.getItem(KEY);
    return pages.find((page) => page === noted);
  } catch {
    return undefined;
  }
}
