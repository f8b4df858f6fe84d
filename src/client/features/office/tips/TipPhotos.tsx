import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipDetail } from '../../../../protocol/tips/tip-desk.ts';
import { Button } from '../../../components/Button.tsx';
import { PhotoThumb } from '../../../components/PhotoThumb.tsx';
import { PhotoView } from '../../../components/PhotoView.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import type { SealedPhotoName } from '../../../tips/crypto/schemas.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import type { PhotoController } from './photo-controller.ts';

/** Photos of a tip or message. Each is fetched and opened only on request. */
export function TipPhotos(props: {
  photos: readonly SealedPhotoName[];
  files: TipDetail['files'];
  identity: string;
  controller: PhotoController;
}) {
  const words = tipDesk.photos;
  const [shown, setShown] = createSignal<Id>();
  const isHere = (id: Id) => props.files.some((file) => file.id === id && file.whole);
  const srcOf = (id: Id | undefined) => {
    const photo = id === undefined ? undefined : props.controller.of(id);
    return photo?.state === 'open' ? photo.src : undefined;
  };
  const opened = () => props.photos.map(({ id }) => id).filter((id) => srcOf(id));
  const place = () => props.photos.findIndex(({ id }) => id === shown()) + 1;
  const step = (by: 1 | -1) => {
    const next = opened()[opened().indexOf(shown() ?? '') + by];
    return next === undefined ? undefined : () => setShown(next);
  };
  return (
    <>
      <ul class="tip-photos" aria-label={words.title(props.photos.length)}>
        <For each={props.photos}>
          {(name, at) => (
            <li>
              <Switch
                fallback={
                  <>
                    <Button icon="camera" onClick={() => void props.controller.open(name, props.identity)}>
                      {words.show(at() + 1)}
                    </Button>
                    <Show when={props.controller.of(name.id)?.state === 'refused'}>
                      <Pill tone="bad">{words.refused}</Pill>
                    </Show>
                  </>
                }
              >
                <Match when={srcOf(name.id)}>
                  {(src) => (
                    <PhotoThumb src={src()} alt="" label={words.open(at() + 1)} onOpen={() => setShown(name.id)} />
                  )}
                </Match>
                <Match when={props.controller.of(name.id)?.state === 'loading'}>
                  <Spinner label={words.loading} />
                </Match>
                <Match when={props.controller.of(name.id)?.state === 'wrong'}>
                  <Pill tone="bad">{words.wrong}</Pill>
                </Match>
                <Match when={props.controller.of(name.id)?.state === 'hostile'}>
                  <Pill tone="bad">{words.hostile}</Pill>
                  <span class="note">{words.hostileHint}</span>
                </Match>
                <Match when={!isHere(name.id)}>
                  <Pill tone="wait">{words.waiting}</Pill>
                  <span class="note">{words.waitingHint}</span>
                </Match>
              </Switch>
            </li>
          )}
        </For>
      </ul>
      <PhotoView
        open={shown() !== undefined}
        onClose={() => setShown(undefined)}
        title={words.nth(place(), props.photos.length)}
        closeLabel={common.action.close}
        src={srcOf(shown()) ?? null}
        alt={words.nth(place(), props.photos.length)}
        loadingLabel={words.loading}
        missing={words.wrong}
        onError={() => setShown(undefined)}
        previous={{ label: words.previous, go: step(-1) }}
        next={{ label: words.next, go: step(1) }}
      />
    </>
  );
}
