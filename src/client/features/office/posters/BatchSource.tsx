import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { periodOf } from '../../../../domain/kernel/period.ts';
import { batchPoster } from '../../../../domain/posters/contents.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Select } from '../../../components/Select.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { fetchStock } from '../../../stock/stock-client.ts';
import { common } from '../../../words/common.ts';
import type { SourceProps } from './chosen.ts';
import { page } from './words.ts';

/** Chooses a batch of the ledger. */
export function BatchSource(props: SourceProps) {
  const today = createToday();
  const stock = createPolled(() => () => fetchStock(periodOf('year', today())), { repeat: false });
  const batches = createMemo(() =>
    (stock.value()?.materials ?? [])
      .flatMap(({ material, batches: own }) =>
        own.map(({ batch }) => ({
          batch,
          material: (material === null ? undefined : stock.value()?.names[material]) ?? page.batch.unnamed,
        })),
      )
      .sort((a, b) => b.batch.localeCompare(a.batch)),
  );
  const [key, setKey] = createSignal(props.asked);
  const chosen = () => batches().find(({ batch }) => batch === key()) ?? batches()[0];
  createEffect(() => {
    const known = chosen();
    props.onChosen(known && { name: known.batch, content: batchPoster(props.publisher, known.batch, known.material) });
  });
  return (
    <Loaded of={stock} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
      {() => (
        <Show
          when={chosen()}
          fallback={
            <EmptyState icon="box" title={page.batch.none}>
              {page.batch.noneHint}
            </EmptyState>
          }
        >
          {(known) => (
            <Select
              label={page.batch.choose}
              value={known().batch}
              options={batches().map(({ batch, material }) => ({ value: batch, label: `${batch} ${material}` }))}
              onInput={setKey}
            />
          )}
        </Show>
      )}
    </Loaded>
  );
}
