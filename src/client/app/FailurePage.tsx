import { createEffect, createSignal } from 'solid-js';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Notice } from '../components/Notice.tsx';
import { PageHeader } from '../components/PageHeader.tsx';
import { request } from '../platform/http/request.ts';
import { common } from '../words/common.ts';

/** Reason why a chunk failed to load: no network, a newer build on the server, or an interrupted transfer. */
type ChunkFailure = 'offline' | 'outdated' | 'broken';

const TIMEOUT_MS = 8_000;

/**
 * Finds out why a chunk failed to load, with a HEAD request that does not fetch it.
 * @param message the browser's error, which names the chunk in most browsers
 */
async function diagnoseMissingChunk(message: string): Promise<ChunkFailure> {
  const part = /https?:\/\/\S+|\/assets\/\S+/.exec(message)?.[0] ?? '/early.js';
  const answer = await request(part, () => true, { identity: 'none', method: 'HEAD', timeoutMs: TIMEOUT_MS });
  if (answer.ok) return 'broken';
  return answer.error.code === 'offline' ? 'offline' : answer.error.code === 'gone' ? 'outdated' : 'broken';
}

/**
 * Error messages of browsers for a chunk that cannot be fetched. The phone is offline, or the server has a newer
 * build.
 */
const chunkMissing = /dynamically imported module|module script failed|unable to preload css/i;

/** Shows why a page failed, that saved records are safe, and what to do. Keeps the page's frame. */
export function FailurePage(props: { error: unknown; retry: () => void }) {
  const text = () => (props.error instanceof Error ? props.error.message : String(props.error));
  const missing = () => chunkMissing.test(text());
  const [why, setWhy] = createSignal<ChunkFailure>(navigator.onLine ? 'broken' : 'offline');
  createEffect(() => {
    if (missing()) void diagnoseMissingChunk(text()).then(setWhy);
  });
  const what = () => (missing() ? common.failure[why()] : common.failure.what);
  const todo = () => (missing() ? common.failure[`${why()}Todo`] : common.failure.todo);
  return (
    <>
      <PageHeader title={common.failure.title} />
      <Notice tone="bad" title={what()}>
        {common.failure.safe}
      </Notice>
      <Card>
        <p>{todo()}</p>
        <div class="two">
          <Button look="primary" onClick={() => (missing() ? location.reload() : props.retry())}>
            {missing() ? common.failure.reload : common.action.retry}
          </Button>
        </div>
      </Card>
      <details class="note">
        <summary>{common.failure.details}</summary>
        <p>{text()}</p>
      </details>
    </>
  );
}
