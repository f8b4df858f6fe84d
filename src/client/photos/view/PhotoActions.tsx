import { createSignal, Show } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import { useClient } from '../../state/context.ts';
import { common } from '../../words/common.ts';
import { photos as words } from '../words.ts';
import { canSharePhotos, photoFile, savePhoto, sharePhoto } from './photo-file.ts';
import { createPhotos } from './rows.ts';

interface PhotoActionsProps {
  readonly hash: string;
  /** Position within the record from 1; part of the file name. */
  readonly number: number;
  /** This phone's own row of the photo. */
  readonly row: PhotoRow | undefined;
  /** Removes it from the record; given only if the user may change the record. Returns an error sentence. */
  readonly onRemove?: ((hash: string) => Promise<string | undefined>) | undefined;
}

/** The actions for one photo: save as a file, share, send again, remove. */
export function PhotoActions(props: PhotoActionsProps) {
  const { time } = useClient();
  const photos = createPhotos();
  const [said, setSaid] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const [asking, setAsking] = createSignal(false);

  async function give(out: (file: File) => unknown, done: string): Promise<void> {
    const store = photos()?.store;
    const file = store && (await photoFile(store, props.hash, words.fileName(dayAt(time()), props.number)));
    setProblem(file ? undefined : words.awayHint);
    if (file && (await out(file)) !== false) setSaid(done);
  }
  async function sendAgain(): Promise<void> {
    const kit = photos();
    await kit?.store.sendAgain([props.hash]);
    void kit?.queue.run();
    setSaid(words.retried);
  }
  async function remove(): Promise<void> {
    setProblem(await props.onRemove?.(props.hash));
    setAsking(false);
  }
  return (
    <>
      <Show when={props.row?.failure}>
        {(fault) => (
          <Notice tone="bad" title={words.state.failed}>
            {words.fault[fault()]}
          </Notice>
        )}
      </Show>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <Show
        when={asking()}
        fallback={
          <div class="two">
            <Show when={props.row?.state === 'failed'}>
              <Button look="primary" icon="refresh" onClick={() => void sendAgain()}>
                {words.retry}
              </Button>
            </Show>
            <Button icon="download" onClick={() => void give(savePhoto, words.saved)}>
              {words.save}
            </Button>
            <Show when={canSharePhotos()}>
              <Button icon="upload" onClick={() => void give(sharePhoto, '')}>
                {words.share}
              </Button>
            </Show>
            <Show when={props.onRemove}>
              <Button look="danger" onClick={() => setAsking(true)}>
                {words.remove}
              </Button>
            </Show>
          </div>
        }
      >
        <Notice tone="plain" title={words.removeTitle}>
          {words.removeDetail}
        </Notice>
        <div class="two">
          <Button onClick={() => setAsking(false)}>{common.action.cancel}</Button>
          <Button look="danger" onClick={() => void remove()}>
            {words.removeConfirm}
          </Button>
        </div>
      </Show>
      <p class="note" role="status">
        {said()}
      </p>
    </>
  );
}
