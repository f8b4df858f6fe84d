import { createSignal } from 'solid-js';
import { hasDirtyForm } from '../components/dirty.ts';
import { trustedScriptUrl } from '../platform/script-url.ts';
import { createUpdateFlow, type UpdateOutcome } from './update-flow.ts';

const HOUR_MS = 3_600_000;

const [updateReady, setUpdateReady] = createSignal(false);
let registration: ServiceWorkerRegistration | undefined;

const flow = createUpdateFlow({
  hasDirtyForm,
  reload: () => location.reload(),
  skipWaiting: () => registration?.waiting?.postMessage({ type: 'SKIP_WAITING' }),
  onReady: () => setUpdateReady(true),
  after: (ms, work) => void setTimeout(work, ms),
});

/** Whether a newer version waits for the user's consent; reactive. */
export { updateReady };

/** Applies the update after the user agreed. Does nothing while a form has unsaved input. */
export const applyUpdate = (): UpdateOutcome => flow.apply();

/** Hides the prompt (以后再说) until the app is reopened or a still newer version arrives. */
export const postponeUpdate = (): void => {
  setUpdateReady(false);
};

/**
 * Registers the service worker, if the browser has one, and checks for updates. WeChat on iOS has none; pages then work
 * online only.
 */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;

  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker that claims this page is not an update.
    if (controlled) flow.controllerReplaced();
    controlled = true;
  });

  try {
    registration = await container.register(trustedScriptUrl('service-worker', '/service-worker.js'), { scope: '/' });
  } catch {
    // Registration refused (private mode, no storage): pages still work online.
    return;
  }
  if (registration.waiting && registration.active) flow.waiting();
  registration.addEventListener('updatefound', () => watch(registration?.installing ?? null));

  const look = () => void registration?.update().catch(() => undefined);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  setInterval(look, HOUR_MS);
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && registration?.active) flow.waiting();
  });
}
