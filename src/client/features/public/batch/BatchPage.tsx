import { onMount } from 'solid-js';
import { readBatch } from '../../../../domain/stock/batch.ts';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { common } from '../../../words/common.ts';
import { batch as words } from './words.ts';

/** Tells the server that a batch's page was opened: no cookie goes along, and nobody waits for the answer. */
function count(batch: string): void {
  void fetch('/api/batches/opened', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
  }).catch(() => undefined);
}

/** The page behind a leaflet's QR code: it leads on, whether the batch is known or not. */
export default function BatchPage() {
  onMount(() => {
    const batch = readBatch(location.hash);
    if (batch) count(batch);
  });
  return (
    <Page>
      <PageHeader title={common.product} trailing={<img src="/logo.svg" alt="" width="56" height="56" />} />
      <p>{words.lead}</p>
      <Tiles>
        <Tile main tone="danger" external href="/tip" icon="lock" title={words.tip} detail={words.tipDetail} />
        <Tile href="/" icon="home" title={words.home} detail={words.homeDetail} />
      </Tiles>
      <p class="note">{words.note}</p>
    </Page>
  );
}
