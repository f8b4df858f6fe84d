import { createResource, createSignal, onCleanup, Show } from 'solid-js';
import { noticePicture } from '../../protocol/posts/notices.ts';
import { useClient } from '../state/context.ts';
import { notices as words } from './words.ts';

/** A picture of a notice: the copy on this phone, else the server's. */
export function NoticePicture(props: { photo: string; alt: string }) {
  const { store } = useClient();
  const [isMissing, setMissing] = createSignal(false);
  let address: string | undefined;
  onCleanup(() => address && URL.revokeObjectURL(address));
  const [source] = createResource(async () => {
    const kept = await store.notices.picture(props.photo).catch(() => undefined);
    if (!kept) return noticePicture(props.photo);
    address = URL.createObjectURL(new Blob([kept], { type: 'image/jpeg' }));
    return address;
  });
  return (
    <Show when={!isMissing()} fallback={<p class="note">{words.noPicture(props.alt)}</p>}>
      <Show when={source()}>
        {(src) => <img src={src()} alt={props.alt} decoding="async" onError={() => setMissing(true)} />}
      </Show>
    </Show>
  );
}
