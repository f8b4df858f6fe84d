import { createSignal, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createCodes } from '../../../tips/desk/key-code.ts';
import type { TrustedBundle } from '../../../tips/desk/office-keys.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { RecoveryDialog } from './RecoveryDialog.tsx';

/** 恢复卡: shows whether recovery cards exist, and creates them. */
export function RecoveryCard(props: {
  district: string;
  bundle: TrustedBundle | undefined;
  /** Recipient of checked cards that wait for the list to be signed. */
  pending: string | undefined;
  onMade: (recipient: string) => void;
}) {
  const words = tipKeys.recovery;
  const [isOpen, setOpen] = createSignal(false);
  const has = () => props.bundle !== undefined;
  const recipient = () => props.pending ?? props.bundle?.recovery;
  const codes = createCodes(() => [recipient() ?? []].flat());
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={props.pending} fallback={<p>{has() ? words.have : words.none}</p>}>
        <Notice quiet tone="wait" title={words.pending} />
      </Show>
      <Show when={recipient()}>
        {(now) => (
          <p>
            {words.code} <span class="key-code">{codes(now())}</span>
          </p>
        )}
      </Show>
      <div class="row">
        <Button onClick={() => setOpen(true)}>{has() || props.pending ? words.remake : words.make}</Button>
      </div>
      <Show when={has()}>
        <p class="note">{words.remakeHint}</p>
      </Show>
      <RecoveryDialog district={props.district} open={isOpen()} onClose={() => setOpen(false)} onMade={props.onMade} />
    </Card>
  );
}
