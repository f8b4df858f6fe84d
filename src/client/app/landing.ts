const KEY = 'qingyuan.landing';

const pages = ['/today', '/office'] as const;
type Landing = (typeof pages)[number];

/** Notes the page on which this phone's member begins; null where nobody is signed in. */
export function setLandingPage(page: Landing | null): void {
  try {
    if (page === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, page);
  } catch {
    // Storage refused: the bare address goes on showing the public page.
  }
}

/** @returns the page of the member who is signed in on this phone; undefined for the public */
export function landingPage(): Landing | undefined {
  try {
    const noted = localStorage.getItem(KEY);
    return pages.find((page) => page === noted);
  } catch {
    return undefined;
  }
}
