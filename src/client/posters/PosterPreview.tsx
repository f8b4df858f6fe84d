import './posters.css';
import { createEffect, createSignal, Match, onCleanup, Switch } from 'solid-js';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type PosterContent, posterAlt } from '../../domain/posters/content.ts';
import type { LayoutName } from '../../domain/posters/looks.ts';
import type { SheetName } from '../../domain/posters/sheets.ts';
import { Notice } from '../components/Notice.tsx';
import { drawPoster, type PosterFailure } from './draw-poster.ts';
import { posterFailureText } from './failure-words.ts';
import { jpegOf } from './jpeg.ts';
import { posters } from './words.ts';

export interface PosterPreviewProps {
  readonly content: PosterContent;
  readonly layout: LayoutName;
  readonly sheet?: SheetName | undefined;
  /** Stands in the head of the layouts that have room for it. */
  readonly picture?: CanvasImageSource | undefined;
  /** Called with the picture's data URL, a JPEG of at most 300 KB; with undefined while there is none. */
  readonly onPicture?: (url: string | undefined) => void;
}

type Drawn = Result<string, PosterFailure | { readonly code: 'no_picture' }>;

/** Delay after the last change, so that a poster is not drawn at each letter. */
const PAUSE_MS = 250;

function draw({ content, layout, sheet, picture }: PosterPreviewProps): Drawn {
  const canvas = document.createElement('canvas');
  const done = drawPoster(canvas, content, { layout, sheet, picture });
  if (!done.ok) return done;
  const url = jpegOf(canvas);
  return url === undefined ? err({ code: 'no_picture' }) : ok(url);
}

/** Shows a poster as the picture that is saved and sent, or why there is none. */
export function PosterPreview(props: PosterPreviewProps) {
  const [drawn, setDrawn] = createSignal<Drawn>();
  createEffect(() => {
    const asked = { content: props.content, layout: props.layout, sheet: props.sheet, picture: props.picture };
    const { onPicture } = props;
    const timer = setTimeout(() => {
      const result = draw(asked);
      setDrawn(result);
      onPicture?.(result.ok ? result.value : undefined);
    }, PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  const picture = () => {
    const result = drawn();
    return result?.ok ? result.value : undefined;
  };
  const failure = () => {
    const result = drawn();
    return result && !result.ok ? posterFailureText(result.error) : undefined;
  };
  return (
    <Switch fallback={<p class="note">{posters.drawing}</p>}>
      <Match when={picture()}>{(url) => <img class="poster" src={url()} alt={posterAlt(props.content)} />}</Match>
      <Match when={failure()}>
        {(told) => (
          <Notice tone="wait" icon="alert" title={told().title}>
            {told().hint}
          </Notice>
        )}
      </Match>
    </Switch>
  );
}
