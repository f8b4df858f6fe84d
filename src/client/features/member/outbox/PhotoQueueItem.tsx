import { Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { PhotoThumb } from '../../../components/PhotoThumb.tsx';
import { Progress } from '../../../components/Progress.tsx';
import type { PhotoRow } from '../../../data/photos/photo-row.ts';
import { PhotoPill } from '../../../photos/view/PhotoPill.tsx';
import { photos as words } from '../../../photos/words.ts';
import { formatBytes } from '../../../words/format-bytes.ts';
import { sizeOf } from './photo-progress.ts';

/** One photo of the queue with its progress or failure. */
export function PhotoQueueItem(props: {
  readonly row: PhotoRow;
  /** Position in the list, from 1. */
  readonly number: number;
  readonly thumb: string | undefined;
  /** Headline of its record. */
  readonly of: string | undefined;
  readonly sending: boolean;
  readonly onOpen: () => void;
}) {
  const progress = () => words.queue.bytes(formatBytes(props.row.sent), formatBytes(sizeOf(props.row)));
  return (
    <li class="photo-item">
      <PhotoThumb src={props.thumb} alt="" label={words.open(props.number)} onOpen={props.onOpen} />
      <div class="photo-item-words">
        <div class="row outbox-head">
          <b>{props.of ?? words.queue.one(props.number)}</b>
          <PhotoPill row={props.row} sending={props.sending} />
        </div>
        <Show
          when={props.row.failure}
          fallback={<Progress label={progress()} value={props.row.sent} max={sizeOf(props.row)} />}
        >
          {(fault) => (
            <>
              <p>{words.fault[fault()]}</p>
              <Button onClick={() => props.onOpen()}>{words.queue.handle}</Button>
            </>
          )}
        </Show>
      </div>
    </li>
  );
}
