/** What the flow needs of the browser; the real one is in service-worker-bridge.ts. */
export interface UpdateHost {
  hasDirtyForm: () => boolean;
  reload: () => void;
  /** Tells the waiting worker to take over. */
  skipWaiting: () => void;
  onReady: () => void;
  /** Runs something later. */
  after: (ms: number, work: () => void) => void;
}

/**
 * Chromium can leave the old worker in charge for minutes, though nothing is seen that it still has to do; the page's
 * going is what it then waits for (https://github.com/w3c/ServiceWorker/issues/1295).
 */
const ACTIVATION_TIMEOUT_MS = 5_000;

/** `dirty`: a form holds something unsaved, nothing was done. `applying`: the page reloads when the new version is active. */
export type UpdateOutcome = 'dirty' | 'applying';

/**
 * The rules of an update, apart from the browser: ask first; never reload over a dirty form; when another tab applied the
 * update, reload a clean tab at once and let a dirty one finish and ask.
 */
export function createUpdateFlow(host: UpdateHost) {
  let replaced = false;

  /** What was asked for and did not happen is helped along, once; over a form that was begun meanwhile it waits. */
  function reloadIfStuck(): void {
    if (!replaced && !host.hasDirtyForm()) host.reload();
  }

  return {
    /** A new version is installed and waits. */
    waiting: host.onReady,
    /** The worker that serves this page was replaced by a newer one, asked for here or in another tab. */
    controllerReplaced() {
      replaced = true;
      if (host.hasDirtyForm()) host.onReady();
      else host.reload();
    },
    apply(): UpdateOutcome {
      if (host.hasDirtyForm()) return 'dirty';
      if (replaced) host.reload();
      else {
        host.skipWaiting();
        host.after(ACTIVATION_TIMEOUT_MS, reloadIfStuck);
      }
      return 'applying';
    },
  };
}
