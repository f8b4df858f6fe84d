/** Where 快速离开 goes: a common start page, which reveals nothing in the history or to someone watching. */
const NEUTRAL_PAGE = 'https://www.baidu.com/';
/** Offline, NEUTRAL_PAGE would show the browser's error page; an empty page shows nothing. */
const EMPTY_PAGE = 'about:blank';

/** Milliseconds to wait for wiping, so that the page is gone within 200 ms even on a slow disk. */
const WIPE_TIMEOUT_MS = 100;
/** Two presses of Escape within this time leave the page, milliseconds. */
const DOUBLE_STROKE_MS = 1_000;

/** Wipes a part of the input. Its promise is awaited, at most WIPE_TIMEOUT_MS. */
type Wipe = () => Promise<unknown> | undefined;

export interface QuickExit {
  /** Hides the page, wipes its input, and replaces it in the history. */
  leave(): void;
  isLeaving(): boolean;
  /**
   * Adds a function that wipes on leaving.
   * @returns a function that removes it
   */
  onLeave(wipe: Wipe): () => void;
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes the quick exit and listens for a double Escape until the page closes. */
export function makeQuickExit(): QuickExit {
  const wipes = new Set<Wipe>();
  let isLeaving = false;
  let lastStroke = Number.NEGATIVE_INFINITY;

  function leave(): void {
    if (isLeaving) return;
    isLeaving = true;
    document.documentElement.hidden = true;
    document.title = '';
    const wiped = Promise.allSettled([...wipes].map((wipe) => wipe()));
    const to = navigator.onLine ? NEUTRAL_PAGE : EMPTY_PAGE;
    void Promise.race([wiped, after(WIPE_TIMEOUT_MS)]).then(() => location.replace(to));
  }
  // Capture phase, because an open dialog handles Escape itself.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - lastStroke < DOUBLE_STROKE_MS) leave();
      lastStroke = event.timeStamp;
    },
    { capture: true },
  );
  return {
    leave,
    isLeaving: () => isLeaving,
    onLeave(wipe) {
      wipes.add(wipe);
      return () => wipes.delete(wipe);
    },
  };
}
