import { createSignal, Show } from 'solid-js';
import { RECEIPT_PAGE } from '../../../protocol/tips/tip-pages.ts';
import { CallButtons } from '../../parts/tips/CallButtons.tsx';
import { OtherTipPage } from '../../parts/tips/OtherTipPage.tsx';
import { ProblemNotice } from '../../parts/tips/ProblemNotice.tsx';
import { SealedBefore } from '../../parts/tips/SealedBefore.tsx';
import { WeChatNotice } from '../../parts/tips/WeChatNotice.tsx';
import type { TipKit } from '../../state/tips/kit.ts';
import type { Writing } from '../../state/tips/writing.ts';
import { BottomBar } from '../../ui/BottomBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tip } from '../../words/tip.ts';
import { Protection } from './Protection.tsx';
import { TipForm } from './TipForm.tsx';

/** The form: whom to call, what to write, what is protected. */
export function WritingView(props: { readonly kit: TipKit; readonly writing: Writing }) {
  const [isMissing, setMissing] = createSignal(false);
  let form: HTMLFormElement | undefined;
  const { writing } = props;

  const send = async () => {
    if (writing.form.fields.what.trim() === '') setMissing(true);
    if (isMissing() || writing.form.room() < 0) {
      form?.querySelector<HTMLTextAreaElement>('[name=what]')?.focus();
      return;
    }
    await writing.seal();
    // Where the eye is by then; a screen reader hears it as an alert.
    if (writing.problem()) form?.querySelector('.notice.bad')?.scrollIntoView({ block: 'center' });
  };
  return (
    <>
      <CallButtons hotlines={props.kit.office()?.hotlines ?? []} />
      <Show when={writing.obstacle()}>
        {(problem) => <ProblemNotice problem={problem()} onRetry={() => void writing.prepare()} />}
      </Show>
      <WeChatNotice />
      <Show when={writing.behalf}>
        <Notice tone="wait" icon="lock" title={tip.behalf.title}>
          {tip.behalf.detail}
        </Notice>
      </Show>
      <p>{tip.lead}</p>
      <OtherTipPage href={RECEIPT_PAGE}>{tip.toReceipt}</OtherTipPage>
      <SealedBefore kit={props.kit} />
      <Show when={writing.draft.isRestored()}>
        <Notice tone="plain" title={tip.draft.restored} />
      </Show>
      <form
        ref={form}
        class="stack"
        aria-label={tip.form.title}
        novalidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TipForm writing={writing} missing={isMissing()} onWhat={() => setMissing(false)} />
        <Protection />
        <Show when={writing.problem()}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={() => void send()} />}
        </Show>
        <BottomBar>
          <Button look="primary" icon="lock" big wide type="submit" aria-disabled={writing.isSealing()}>
            {writing.isSealing() ? tip.form.sealing : tip.form.send}
          </Button>
          <p class="note">{tip.form.note}</p>
        </BottomBar>
      </form>
    </>
  );
}
