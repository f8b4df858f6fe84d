import { createSignal, For, Show } from 'solid-js';
import { RECEIPT_PAGE } from '../../../../protocol/tips/tip-pages.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { CallButtons } from '../../../tips/page/CallButtons.tsx';
import { EarlierItems } from '../../../tips/page/EarlierItems.tsx';
import type { TipKit } from '../../../tips/page/kit.ts';
import { OtherTipPage } from '../../../tips/page/OtherTipPage.tsx';
import { ProblemNotice } from '../../../tips/page/ProblemNotice.tsx';
import { WeChatNotice } from '../../../tips/page/WeChatNotice.tsx';
import { tip } from '../../../tips/page/words.ts';
import type { Writing } from '../../../tips/page/writing.ts';
import { TipForm } from './TipForm.tsx';

/** Explains what encryption protects and what it cannot, so that people can decide whether to send a tip. */
function Protection() {
  const words = () => tip.protection;
  return (
    <details class="card tip-protection">
      <summary>{words().title}</summary>
      <h2>{words().yes}</h2>
      <ul>
        <For each={Object.values(words().protects)}>{(line) => <li>{line}</li>}</For>
      </ul>
      <h2>{words().no}</h2>
      <ul>
        <For each={Object.values(words().exposes)}>{(line) => <li>{line}</li>}</For>
      </ul>
    </details>
  );
}

/** The form: whom to call, what to write, what is protected. */
export function WritingView(props: { readonly kit: TipKit; readonly writing: Writing }) {
  const [isMissing, setMissing] = createSignal(false);
  let form: HTMLFormElement | undefined;
  const { writing } = props;

  const send = async () => {
    if (writing.form.fields.what.trim() === '') setMissing(true);
    if (isMissing() || writing.form.charactersLeft() < 0) {
      form?.querySelector<HTMLTextAreaElement>('[name=what]')?.focus({ preventScroll: true });
      form?.querySelector('.field-error')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    await writing.seal();
    // Scrolls to the problem; screen readers hear it as an alert.
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
      <EarlierItems kit={props.kit} />
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
