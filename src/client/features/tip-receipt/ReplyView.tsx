import { onMount, Show } from 'solid-js';
import { TIP_PAGE } from '../../../protocol/tips/tip-pages.ts';
import { OtherTipPage } from '../../parts/tips/OtherTipPage.tsx';
import type { TipKit } from '../../state/tips/kit.ts';
import type { Reply } from '../../state/tips/mailbox.ts';
import type { Reading } from '../../state/tips/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tipReceipt } from '../../words/tip-receipt.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { Conversation } from './Conversation.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { StateCard } from './StateCard.tsx';

/** What a receipt opens. */
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
