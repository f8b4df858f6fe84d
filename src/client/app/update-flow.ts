/** The browser functions that the flow uses; service-worker-bridge.ts has the real ones. */
interface UpdateHost {
  hasDirtyForm: () => boolean;
  reload: () => void;
  /** Tells the waiting worker to activate. */
  skipWaiting: () => void;
  onReady: () => void;
  /** Runs `work` after `ms` milliseconds. */
  after: (ms: number, work: () => void) => void;
}

/**
 * Chromium can keep the old worker active for minutes, until a page that it controls goes away
 * (https://github.com/w3c/ServiceWorker/issues/1295). After this time, milliseconds, the page reloads itself.
 */
const ACTIVATION_TIMEOUT_MS = 5_000;

/**
 * `dirty`: a form has unsaved input, so nothing was done. `applying`: the page reloads when the new version is active.
 */
export type UpdateOutcome = 'dirty' | 'applying';

/**
 * The rules of an update, without the browser. It asks first and never reloads over a form with unsaved input. When
 * another tab applied the update, a clean tab reloads at once and a tab with unsaved input asks.
 */
export function createUpdateFlow(host: UpdateHost) {
  let replaced = false;

  /** Reloads once if activation got stuck, unless a form got input in the meantime. */
  function reloadIfStuck(): void {
    if (!replaced && !host.hasDirtyForm()) host.reload();
  }

  return {
    /** A new version is installed and waits to be activated. */
    waiting: host.onReady,
    /** A newer worker took over this page, requested here or in another tab. */
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
