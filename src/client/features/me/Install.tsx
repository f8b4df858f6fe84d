import { Match, Show, Switch } from 'solid-js';
import { isInstalled, isIos, isWeChat } from '../../parts/browser.ts';
import { installPrompt } from '../../parts/install-prompt.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { me as words } from '../../words/me.ts';

/** How to get the app onto the home screen; inside WeChat, how to get out of it first. */
export function Install() {
  return (
    <Switch>
      <Match when={isWeChat()}>
        <Notice tone="wait" icon="info" title={words.wechat}>
          {words.wechatHint}
        </Notice>
      </Match>
      <Match when={!isInstalled()}>
        <Card title={words.install}>
          <p>{words.installHint}</p>
          <Show when={installPrompt()} fallback={<p class="note">{isIos() ? words.installIos : words.installOther}</p>}>
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
