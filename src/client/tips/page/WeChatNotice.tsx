import { Show } from 'solid-js';
import { Notice } from '../../components/Notice.tsx';
import { isWeChat } from '../../platform/browser.ts';
import { tip } from './words/tip.ts';

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
