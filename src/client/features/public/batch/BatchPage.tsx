import { onMount } from 'solid-js';
import { readBatch } from '../../../../domain/stock/batch.ts';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { empty } from '../../../platform/http/answer.ts';
import { request } from '../../../platform/http/request.ts';
import { common } from '../../../words/common.ts';
import { batch as words } from './words.ts';

/** How long the server may take to count, milliseconds. Nobody waits for it. */
const TIMEOUT_MS = 30_000;

/** Tells the server that a batch's page was opened; no cookie goes along. */
const count = (batch: string) =>
  request('/api/batches/opened', empty, {
    identity: 'none',
    method: 'POST',
    json: { batch },
    timeoutMs: TIMEOUT_MS,
  });

/** The page behind a leaflet's QR code: it leads on, whether the batch is known or not. */
export default function BatchPage() {
  onMount(() => {
    const batch = readBatch(location.hash);
    if (batch) void count(batch);
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
