import { Show } from 'solid-js';
import { Notice } from '../../ui/Notice.tsx';
import { tip } from '../../words/tip.ts';
import { isWeChat } from '../browser.ts';

/** How to open the real browser: WeChat's own keeps little, and traces. */
export function WeChatNotice() {
  return (
    <Show when={isWeChat()}>
      <Notice tone="wait" icon="info" title={tip.weChat.title}>
        {tip.weChat.detail}
      </Notice>
    </Show>
  );
}
