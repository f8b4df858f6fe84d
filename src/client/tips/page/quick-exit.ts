/**
 * Where 快速离开 goes: the page that most phones here open anyway, so that it tells nothing to who looks over a shoulder or
 * into the history.
 */
export const NEUTRAL_PAGE = 'https://www.baidu.com/';
/** Without a network a neutral address would show the browser's error with its name; an empty page shows nothing. */
const EMPTY_PAGE = 'about:blank';

/** Leaving must not wait for a slow disk: the page is gone within 200 ms, whatever the phone does. */
const WIPE_TIMEOUT_MS = 100;
/** Two strokes of Escape within this mean to leave. */
const DOUBLE_STROKE_MS = 1_000;

/** What wipes a part of what was written; what it promises is waited for, though not long. */
type Wipe = () => Promise<unknown> | undefined;

export interface QuickExit {
  /** Hides the page, wipes what was written, and replaces it in the history. */
  leave(): void;
  isLeaving(): boolean;
  /** Adds something that is wiped on leaving; returns what takes it off. */
  onLeave(wipe: Wipe): () => void;
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Watches for two strokes of Escape as long as the page lives. */
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
  // Capture: a dialog takes Escape for itself.
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
