import './batch-labels.css';
import { For } from 'solid-js';
import { batchAddress } from '../../../../domain/stock/batch.ts';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { stock } from '../../../stock/words.ts';

/** A batch of the ledger, with the name of its material. */
export interface NamedBatch {
  readonly batch: string;
  readonly material: string;
}

/** Labels of a sheet of A4: three columns of six. */
export const LABELS_ON_SHEET = 18;

/** A sheet of labels to cut and stick on leaflets that were printed without a code. */
export function BatchLabels(props: { readonly labels: readonly NamedBatch[] }) {
  const words = stock.code;
  return (
    <PrintSheet>
      <div class="batch-labels">
        <For each={props.labels}>
          {({ batch, material }) => (
            <div class="batch-label">
              <QrCode text={batchAddress(location.origin, batch)} label={words.of(batch)} />
              <div>
                <b>{batch}</b>
                <p>{material}</p>
                <p>{words.label}</p>
              </div>
            </div>
          )}
        </For>
      </div>
    </PrintSheet>
  );
}
