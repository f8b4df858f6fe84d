/** What the flow needs of the browser; the real one is in service-worker-bridge.ts. */
export interface UpdateHost {
  hasDirtyForm: () => boolean;
  reload: () => void;
  /** Tells the waiting worker to take over. */
  skipWaiting: () => void;
  onReady: () => void;
}

/** `dirty`: a form holds something unsaved, nothing was done. `applying`: the page reloads when the new version is active. */
export type UpdateOutcome = 'dirty' | 'applying';

/**
 * The rules of an update, apart from the browser: ask first; never reload over a dirty form; when another tab applied the
 * update, reload a clean tab at once and let a dirty one finish and ask.
 */
export function createUpdateFlow(host: UpdateHost) {
  let replaced = false;
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
      else host.skipWaiting();
      return 'applying';
    },
  };
}
