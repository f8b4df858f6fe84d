import { onMount, Show } from 'solid-js';
import { TIP_PAGE } from '../../../../protocol/tips/tip-pages.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import type { Reply } from '../../../tips/page/mailbox.ts';
import { OtherTipPage } from '../../../tips/page/OtherTipPage.tsx';
import type { Reading } from '../../../tips/page/reading.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { Conversation } from './Conversation.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { StateCard } from './StateCard.tsx';
import { tipReceipt } from './words/tip-receipt.ts';

/** Shows the mailbox that a receipt code opens. */
export function ReplyView(props: { readonly kit: TipKit; readonly reading: Reading; readonly reply: Reply }) {
  let top: HTMLDivElement | undefined;
  onMount(() => top?.focus());
  return (
    <>
      <div ref={top} class="stack tip-reply" tabindex="-1">
        <StateCard reply={props.reply} />
        <Show when={props.reading.failure()}>{(failure) => <FailureNotice failure={failure()} />}</Show>
        <div class="two roomy">
          <Button icon="refresh" aria-disabled={props.reading.isLooking()} onClick={() => void props.reading.look()}>
            {props.reading.isLooking() ? tipReceipt.looking : tipReceipt.refresh}
          </Button>
          <Button onClick={props.reading.clear}>{tipReceipt.another}</Button>
        </div>
        <Conversation reply={props.reply} />
      </div>
      <Show
        when={props.reply.state !== 'closed'}
        fallback={
          <>
            <Notice tone="plain" title={tipReceipt.closedNote} />
            <OtherTipPage href={TIP_PAGE}>{tipReceipt.toTip}</OtherTipPage>
          </>
        }
      >
        <AnswerForm kit={props.kit} reading={props.reading} />
      </Show>
    </>
  );
}
