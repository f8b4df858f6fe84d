import { createSignal } from 'solid-js';

/** Chrome's install event; missing in TypeScript's DOM library. */
interface InstallPromptEvent extends Event {
  prompt: () => Promise<unknown>;
}

const isInstallPrompt = (event: Event): event is InstallPromptEvent => 'prompt' in event;

const [offer, setOffer] = createSignal<InstallPromptEvent>();

addEventListener('beforeinstallprompt', (event) => {
  if (!isInstallPrompt(event)) return;
  // The question is shown under 我的, not in the middle of work.
  event.preventDefault();
  setOffer(event);
});
addEventListener('appinstalled', () => setOffer(undefined));

/** Returns a function that shows the browser's install question; undefined if the browser offers none. Reactive. */
export const installPrompt = (): (() => void) | undefined => {
  const event = offer();
  return (
    event &&
    (() => {
      setOffer(undefined);
      void event.prompt();
    })
  );
};
