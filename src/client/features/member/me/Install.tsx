import { Match, Show, Switch } from 'solid-js';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { installPrompt } from '../../../components/install-prompt.ts';
import { Notice } from '../../../components/Notice.tsx';
import { isInstalled, isWeChat } from '../../../platform/browser.ts';
import { thisBrowser } from '../../../platform/this-browser.ts';
import { addingIn } from '../../../platform/user-agent.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';

const SafariSteps = lazyPart(() => import('./SafariSteps.tsx'));

/** The steps where the browser asks no question itself. */
function Steps() {
  const way = () => addingIn(thisBrowser());
  return (
    <Switch fallback={<p class="note">{words.installOther}</p>}>
      <Match when={way() === 'share'}>
        <SafariSteps />
      </Match>
      <Match when={way() === 'elsewhere'}>
        <p class="note">{thisBrowser().system === 'ios' ? words.installInSafari : words.installElsewhere}</p>
      </Match>
    </Switch>
  );
}

/** Explains how to install the app on the home screen; inside WeChat, how to open the real browser first. */
export function Install() {
  return (
    <Switch>
      <Match when={isWeChat()}>
        <Notice tone="wait" icon="info" title={words.wechat}>
          {words.wechatHint}
        </Notice>
        <Card title={words.install}>
          <p>{words.installWeChat}</p>
        </Card>
      </Match>
      <Match when={!isInstalled()}>
        <Card title={words.install}>
          <p>{words.installHint}</p>
          <Show when={installPrompt()} fallback={<Steps />}>
            {(install) => (
              <Button icon="download" onClick={() => install()()}>
                {words.installNow}
              </Button>
            )}
          </Show>
        </Card>
      </Match>
    </Switch>
  );
}
