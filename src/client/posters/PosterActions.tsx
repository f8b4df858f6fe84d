import { createSignal, Show } from 'solid-js';
import type { PosterContent } from '../../domain/posters/content.ts';
import type { LayoutName } from '../../domain/posters/looks.ts';
import type { SheetName } from '../../domain/posters/sheets.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { PrintSheet } from '../components/PrintSheet.tsx';
import { printPage } from '../components/print-page.ts';
import { isWeChat } from '../platform/browser.ts';
import { saveBlob } from '../platform/export-file.ts';
import { drawPoster } from './draw-poster.ts';
import { posterFailureText } from './failure-words.ts';
import { fileOf } from './jpeg.ts';
import { posters } from './words.ts';

interface PosterActionsProps {
  /** The picture's data URL. */
  readonly url: string;
  /** The file's name, without its ending. */
  readonly name: string;
  readonly content: PosterContent;
  readonly layout: LayoutName;
  readonly sheet: SheetName;
  readonly picture?: CanvasImageSource | undefined;
}

/** Whether the phone hands pictures to other apps. */
const canShare = (file: File): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });

/** Saves, shares and prints a poster. In WeChat, which neither saves nor shares files, a hint says how to. */
export function PosterActions(props: PosterActionsProps) {
  const [paper, setPaper] = createSignal<{ readonly url: string; readonly sheet: SheetName }>();
  const [told, setTold] = createSignal<{ readonly title: string; readonly hint?: string }>();
  const file = () => fileOf(props.url, props.name);

  async function share(): Promise<void> {
    setTold(undefined);
    try {
      await navigator.share({ files: [file()] });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setTold({ title: posters.shareFailed });
    }
  }
  function toPaper(): void {
    const sheet = props.sheet === 'phone' ? 'a4' : props.sheet;
    const canvas = document.createElement('canvas');
    const drawn = drawPoster(canvas, props.content, { layout: props.layout, sheet, picture: props.picture });
    setTold(drawn.ok ? undefined : posterFailureText(drawn.error));
    if (!drawn.ok) return;
    addEventListener('afterprint', () => setPaper(undefined), { once: true });
    // Without the losses of a JPEG: paper has room, and the picture goes nowhere.
    setPaper({ url: canvas.toDataURL('image/png'), sheet });
  }
  return (
    <Show when={!isWeChat()} fallback={<p class="note">{posters.longPress}</p>}>
      <div class="row">
        <Button look="primary" icon="download" onClick={() => saveBlob(file(), props.name, 'jpg')}>
          {posters.save}
        </Button>
        <Show when={canShare(file())}>
          <Button icon="upload" onClick={() => void share()}>
            {posters.share}
          </Button>
        </Show>
        <Button icon="print" onClick={toPaper}>
          {posters.print}
        </Button>
      </div>
      <p class="note">{posters.printHint}</p>
      <Show when={told()}>
        {(said) => (
          <Notice tone="wait" title={said().title}>
            {said().hint}
          </Notice>
        )}
      </Show>
      <Show when={paper()}>
        {(sheet) => (
          <PrintSheet>
            <img class={`poster-paper ${sheet().sheet}`} src={sheet().url} alt="" onLoad={() => printPage()} />
          </PrintSheet>
        )}
      </Show>
    </Show>
  );
}
