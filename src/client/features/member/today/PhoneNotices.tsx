import { Show } from 'solid-js';
import { me } from '../../../accounts/words.ts';
import { Notice } from '../../../components/Notice.tsx';
import { isWeChat } from '../../../platform/browser.ts';
import ClockNotice from '../../../records/ClockNotice.tsx';

/** What may be wrong with the phone or the browser, where records are kept. */
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
