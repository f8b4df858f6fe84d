import { createSignal } from 'solid-js';
import { hasDirtyForm } from '../components/dirty.ts';
import { trustedServiceWorkerUrl } from './trusted-types.ts';
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

/** A newer version waits for the user's word; reactive. */
export { updateReady };

/** The user agreed to update. Does nothing over a dirty form. */
export const applyUpdate = (): UpdateOutcome => flow.apply();

/** 以后再说: hides the prompt until the app is opened again or a still newer version arrives. */
export const postponeUpdate = (): void => {
  setUpdateReady(false);
};

/** Registers the worker where there is one (WeChat on iOS has none: pages then work online) and looks for updates. */
export async function startServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const container = navigator.serviceWorker;

  let controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    // The first worker claiming this page is no update.
    if (controlled) flow.controllerReplaced();
    controlled = true;
  });

  try {
    registration = await container.register(trustedServiceWorkerUrl(), { scope: '/' });
  } catch {
    // Refused by the browser (private mode, no storage): the pages still work online.
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
