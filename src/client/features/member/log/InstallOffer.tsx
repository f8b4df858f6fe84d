import { createSignal, onMount, Show } from 'solid-js';
import { onReceived } from '../../../accounts/install-offer.ts';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { installPrompt } from '../../../components/install-prompt.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { isInstalled } from '../../../platform/browser.ts';
import { randomBytes } from '../../../platform/random.ts';
import { thisBrowser } from '../../../platform/this-browser.ts';
import { addingIn } from '../../../platform/user-agent.ts';

const STATE = 'qingyuan.install';
const VISIT = 'qingyuan.visit';

/** Reads and advances what the phone remembers. Where nothing can be stored, nothing is offered. */
function decide(): boolean {
  try {
    const visit = sessionStorage.getItem(VISIT) ?? randomBytes(8).join('-');
    sessionStorage.setItem(VISIT, visit);
    const { offer, remember } = onReceived(localStorage.getItem(STATE), visit);
    localStorage.setItem(STATE, remember);
    return offer;
  } catch {
    return false;
  }
}

/** Offers the home screen, once, when a record was received at a later visit. */
export default function InstallOffer() {
  const [shown, setShown] = createSignal(false);
  const canInstall = () => installPrompt() !== undefined || addingIn(thisBrowser()) === 'share';
  onMount(() => {
    if (!isInstalled() && canInstall()) setShown(decide());
  });
  return (
    <Show when={shown()}>
      <Card title={words.installAsk.title}>
        <p>{words.installAsk.detail}</p>
        <div class="two">
          <Show
            when={installPrompt()}
            fallback={
              <LinkButton look="primary" href="/me">
                {words.installAsk.how}
              </LinkButton>
            }
          >
            {(install) => (
              <Button
                look="primary"
                icon="download"
                onClick={() => {
                  install()();
                  setShown(false);
                }}
              >
                {words.installNow}
              </Button>
            )}
          </Show>
          <Button onClick={() => setShown(false)}>{words.installAsk.later}</Button>
        </div>
      </Card>
    </Show>
  );
}
