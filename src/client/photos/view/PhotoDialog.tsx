import { createMemo, type JSX, Show } from 'solid-js';
import { PhotoView } from '../../components/PhotoView.tsx';
import { common } from '../../words/common.ts';
import { photos as words } from '../words.ts';
import { createSource } from './sources.ts';

/** Shows one photo in full, with buttons to its neighbours. */
export function PhotoDialog(props: {
  readonly photos: readonly string[];
  /** Hash of the photo shown; undefined closes the dialog. */
  readonly shown: string | undefined;
  readonly onShow: (hash: string | undefined) => void;
  /** Actions for the photo. */
  readonly children?: ((hash: string) => JSX.Element) | undefined;
}) {
  const at = () => (props.shown === undefined ? -1 : props.photos.indexOf(props.shown));
  const source = createMemo(() => (props.shown === undefined ? undefined : createSource(props.shown, 'full')));
  const title = () => words.nth(at() + 1, props.photos.length);
  const to = (step: number) => {
    const next = props.photos[at() + step];
    return next === undefined ? undefined : () => props.onShow(next);
  };
  return (
    <PhotoView
      open={at() >= 0}
      onClose={() => props.onShow(undefined)}
      title={title()}
      closeLabel={common.action.close}
      src={source()?.src()}
      alt={title()}
      loadingLabel={words.loading}
      missing={
        <>
          <b>{words.away}</b>
          <p>{words.awayHint}</p>
        </>
      }
      onError={() => source()?.failed()}
      previous={{ label: words.previous, go: to(-1) }}
      next={{ label: words.next, go: to(1) }}
    >
      <Show keyed when={at() >= 0 && props.shown}>
        {(hash) => props.children?.(hash)}
      </Show>
    </PhotoView>
  );
}
