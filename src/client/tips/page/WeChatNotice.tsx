import { Show } from 'solid-js';
import { Notice } from '../../components/Notice.tsx';
import { isWeChat } from '../../platform/browser.ts';
import { tip } from './words.ts';

/** Explains how to open the page in a real browser, since WeChat's browser keeps traces and stores little. */
export function WeChatNotice() {
  return (
    <Show when={isWeChat()}>
      <Notice tone="wait" icon="info" title={tip.weChat.title}>
        {tip.weChat.detail}
      </Notice>
    </Show>
  );
}
