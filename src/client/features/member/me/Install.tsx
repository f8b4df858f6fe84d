import { Match, Show, Switch } from 'solid-js';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { installPrompt } from '../../../components/install-prompt.ts';
import { Notice } from '../../../components/Notice.tsx';
import { isInstalled, isIos, isWeChat } from '../../../platform/browser.ts';

/** Explains how to install the app on the home screen; inside WeChat, how to open the real browser first. */
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
