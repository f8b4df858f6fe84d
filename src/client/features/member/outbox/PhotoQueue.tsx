import './photo-queue.css';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { photosOf } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Progress } from '../../../components/Progress.tsx';
import { PhotoActions } from '../../../photos/view/PhotoActions.tsx';
import { PhotoDialog } from '../../../photos/view/PhotoDialog.tsx';
import { createPhotoStatus, createPhotos, createUnsentPhotos } from '../../../photos/view/rows.ts';
import { createSources } from '../../../photos/view/sources.ts';
import { WifiChoice } from '../../../photos/view/WifiChoice.tsx';
import { allowOnce } from '../../../photos/wifi-choice.ts';
import { photos as words } from '../../../photos/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { headline } from '../../../records/headline.ts';
import { createNames } from '../../../records/names.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { useCommands } from '../../../state/use-commands.ts';
import type { PhotoQueueStatus } from '../../../sync/photos/queue-types.ts';
import { common } from '../../../words/common.ts';
import { formatTime } from '../../../words/format.ts';
import { formatBytes } from '../../../words/format-bytes.ts';
import { trouble } from '../../../words/trouble.ts';
import { PhotoQueueItem } from './PhotoQueueItem.tsx';
import { makeProgress } from './photo-progress.ts';

/** Explains why sending stopped; undefined if it did not. */
function failureWords({ failure }: PhotoQueueStatus): string | undefined {
  switch (failure) {
    case null:
    case 'gone':
    case 'conflict':
    case 'refused':
      return undefined;
    case 'foreign':
      return trouble.foreign;
    case 'offline':
    case 'full':
    case 'unauthorized':
      return words.queue.failed[failure];
    case 'storage_full':
    case 'storage_unavailable':
      return words.queue.failed.storage;
    default:
      return words.queue.failed.server;
  }
}

/** Photos being sent: overall progress, each photo's state, why they wait, and actions for a stuck one. */
export default function PhotoQueue() {
  const { store } = useClient();
  const commands = useCommands();
  const photos = createPhotos();
  const status = createPhotoStatus();
  const unsent = createUnsentPhotos();
  const rows = () => unsent() ?? [];
  const hashes = createMemo(() => rows().map(({ hash }) => hash), [], {
    equals: (a, b) => a.length === b.length && a.every((hash, i) => hash === b[i]),
  });
  const rowOf = (hash: string) => rows().find((row) => row.hash === hash);
  const thumbs = createSources(hashes, 'thumb');
  const follow = makeProgress();
  const progress = createMemo(() => follow(rows()));
  const [open, setOpen] = createSignal<string>();
  const records = createLive(() => {
    const ids = [...new Set(rows().flatMap((row) => row.records))];
    return (from) => from.records(ids);
  });
  const known = createMemo(() => (records() ?? []).flatMap((local) => (local ? [local.record] : [])));
  const names = createNames(known);
  const recordOf = (hash: string) => known().find((record) => photosOf(record).includes(hash));
  const title = (hash: string) => {
    const record = recordOf(hash);
    return record && headline(record, names);
  };
  const left = () => progress().total - progress().sent;

  /** Removes a photo from its records with one change each, or from the phone if no record names it. */
  async function remove(hash: string): Promise<string | undefined> {
    for (const record of known().filter((each) => photosOf(each).includes(hash))) {
      const rest = photosOf(record).filter((each) => each !== hash);
      const done = await commands.editRecord(record.id, { photos: rest.length ? rest : null });
      if (!done.ok) return failureText(done.error);
    }
    setOpen(undefined);
    const kit = photos();
    const still = (await store.records(rowOf(hash)?.records ?? [])).some(
      (local) => local && photosOf(local.record).includes(hash),
    );
    if (!still) await kit?.store.remove(hash);
    return undefined;
  }
  return (
    <Show when={rows().length}>
      <Card title={words.title}>
        <Progress
          label={`${words.queue.overall(rows().length)} · ${words.queue.bytes(formatBytes(progress().sent), formatBytes(progress().total))}`}
          value={progress().sent}
          max={progress().total}
        />
        <Switch fallback={<p class="note">{words.queue.textFirst}</p>}>
          <Match when={status()?.paused}>
            {(why) => (
              <Notice
                tone="wait"
                title={why() === 'cellular' ? words.queue.pausedCellular : words.queue.pausedUnknown}
                action={<Button onClick={allowOnce}>{words.queue.sendNow(formatBytes(left()))}</Button>}
              />
            )}
          </Match>
          <Match when={status() && failureWords(status() as PhotoQueueStatus)}>
            {(why) => (
              <>
                <p class="note">
                  {why()} {status()?.nextAttempt ? words.queue.nextAttempt(formatTime(status()?.nextAttempt ?? 0)) : ''}
                </p>
                <Button icon="refresh" aria-disabled={status()?.working} onClick={() => void photos()?.queue.run()}>
                  {common.action.retry}
                </Button>
              </>
            )}
          </Match>
        </Switch>
        <ul class="photo-items" aria-label={words.title}>
          <For each={hashes()}>
            {(hash) => (
              <Show when={rowOf(hash)}>
                {(row) => (
                  <PhotoQueueItem
                    row={row()}
                    number={hashes().indexOf(hash) + 1}
                    thumb={thumbs(hash)?.src() ?? undefined}
                    of={title(hash)}
                    sending={status()?.sending === hash}
                    onOpen={() => setOpen(hash)}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
        <WifiChoice />
        <PhotoDialog photos={hashes()} shown={open()} onShow={setOpen}>
          {(hash) => (
            <PhotoActions hash={hash} number={hashes().indexOf(hash) + 1} row={rowOf(hash)} onRemove={remove} />
          )}
        </PhotoDialog>
      </Card>
    </Show>
  );
}
