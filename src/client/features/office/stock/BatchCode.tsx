import { createSignal, Show } from 'solid-js';
import { batchAddress } from '../../../../domain/stock/batch.ts';
import { Button } from '../../../components/Button.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { QrFiles } from '../../../components/QrFiles.tsx';
import { stock as words } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { qr } from '../../../words/qr.ts';

/** Shows the QR code of a batch, to be printed on its leaflets. */
export function BatchCode(props: { readonly batches: readonly string[] }) {
  const [open, setOpen] = createSignal(false);
  const [chosen, setChosen] = createSignal<string>();
  const batch = () => chosen() ?? props.batches[0];
  const address = () => batchAddress(location.origin, batch() ?? '');
  return (
    <Show when={batch()}>
      <Button icon="qr" onClick={() => setOpen(true)}>
        {words.code.open}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={words.code.open} closeLabel={common.action.close}>
        <div class="stack">
          <p class="note">{words.code.hint}</p>
          <Chips
            label={words.materials.batches}
            value={batch()}
            options={props.batches.map((value) => ({ value, label: value }))}
            onInput={setChosen}
          />
          <QrCode text={address()} label={words.code.of(batch() ?? '')} />
          <QrFiles
            text={address()}
            label={words.code.of(batch() ?? '')}
            words={{ ...qr, above: words.code.cardTitle, below: words.code.card(batch() ?? '') }}
          />
          <CopyField
            label={words.code.address}
            text={address()}
            words={{ copy: common.action.copy, copied: common.action.copied, copyFailed: words.code.copyFailed }}
          />
        </div>
      </Dialog>
    </Show>
  );
}
