import { createSignal, Show } from 'solid-js';
import type { TipKeys } from '../../../protocol/tip-desk.ts';
import { readBundle } from '../../tips/desk/bundle-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { tipKeys } from '../../words/tip-keys.ts';
import { RecoveryDialog } from './RecoveryDialog.tsx';

/** 恢复卡: whether there are any, and making them. */
export function RecoveryCard(props: {
  district: string;
  keys: TipKeys;
  /** Cards were made and checked, and wait for the list to be signed. */
  isPending: boolean;
  onMade: (recipient: string) => void;
}) {
  const words = tipKeys.recovery;
  const [isOpen, setOpen] = createSignal(false);
  const has = () => readBundle(props.keys.newest) !== undefined;
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={props.isPending} fallback={<p>{has() ? words.have : words.none}</p>}>
        <Notice quiet tone="wait" title={words.pending} />
      </Show>
      <div class="row">
        <Button onClick={() => setOpen(true)}>{has() || props.isPending ? words.remake : words.make}</Button>
      </div>
      <Show when={has()}>
        <p class="note">{words.remakeHint}</p>
      </Show>
      <RecoveryDialog district={props.district} open={isOpen()} onClose={() => setOpen(false)} onMade={props.onMade} />
    </Card>
  );
}
