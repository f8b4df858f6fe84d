import { createSignal, Show } from 'solid-js';
import { batchAddress } from '../../../../domain/stock/batch.ts';
import { Button } from '../../../components/Button.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { printPage } from '../../../components/print-page.ts';
import { QrCode } from '../../../components/QrCode.tsx';
import { QrFiles } from '../../../components/QrFiles.tsx';
import { stock as words } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { qr } from '../../../words/qr.ts';
import { BatchLabels, LABELS_ON_SHEET, type NamedBatch } from './BatchLabels.tsx';

/** Shows the QR code of a batch, to be printed on its leaflets, and prints sheets of labels. */
export function BatchCode(props: { readonly batches: readonly NamedBatch[] }) {
  const [open, setOpen] = createSignal(false);
  const [chosen, setChosen] = createSignal<string>();
  const [labels, setLabels] = createSignal<readonly NamedBatch[]>();
  const named = () => props.batches.find(({ batch }) => batch === chosen()) ?? props.batches[0];
  const batch = () => named()?.batch;
  const address = () => batchAddress(location.origin, batch() ?? '');
  function printLabels(of: readonly NamedBatch[]): void {
    setLabels(of);
    printPage();
    setLabels(undefined);
  }
  const sheetOf = (one: NamedBatch | undefined): readonly NamedBatch[] =>
    one ? Array.from({ length: LABELS_ON_SHEET }, () => one) : [];
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
            options={props.batches.map(({ batch: value, material }) => ({ value, label: `${value} ${material}` }))}
            onInput={setChosen}
          />
          <QrCode text={address()} label={words.code.of(batch() ?? '')} />
          {/* One at a time: both are what is printed. */}
          <Show
            when={labels()}
            fallback={
              <QrFiles
                text={address()}
                label={words.code.of(batch() ?? '')}
                words={{ ...qr, above: words.code.cardTitle, below: words.code.card(batch() ?? '') }}
              />
            }
          >
            {(of) => <BatchLabels labels={of()} />}
          </Show>
          <CopyField
            label={words.code.address}
            text={address()}
            words={{ copy: common.action.copy, copied: common.action.copied, copyFailed: words.code.copyFailed }}
          />
          <p class="note">{words.code.labelsHint}</p>
          <div class="row">
            <Button icon="print" onClick={() => printLabels(sheetOf(named()))}>
              {words.code.labels}
            </Button>
            <Button icon="print" onClick={() => printLabels(props.batches)}>
              {words.code.allLabels}
            </Button>
            <LinkButton icon="leaflet" href={`/office/posters?from=batch&of=${encodeURIComponent(batch() ?? '')}`}>
              {words.code.poster}
            </LinkButton>
          </div>
        </div>
      </Dialog>
    </Show>
  );
}
