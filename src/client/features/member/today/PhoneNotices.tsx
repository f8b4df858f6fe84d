import { Show } from 'solid-js';
import { me } from '../../../accounts/words.ts';
import { Notice } from '../../../components/Notice.tsx';
import { isWeChat } from '../../../platform/browser.ts';
import ClockNotice from '../../../records/ClockNotice.tsx';

/** Warns of a wrong clock, and of a browser that keeps records badly. */
export default function PhoneNotices(props: { readonly isClockWrong: boolean }) {
  return (
    <>
      <Show when={props.isClockWrong}>
        <ClockNotice />
      </Show>
      <Show when={isWeChat()}>
        <Notice tone="wait" icon="info" title={me.wechat}>
          {me.wechatHint}
        </Notice>
      </Show>
    </>
  );
}
