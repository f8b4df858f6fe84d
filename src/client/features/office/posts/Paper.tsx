import { createSignal, For, Show } from 'solid-js';
import { organizerOf } from '../../../../domain/posters/contents.ts';
import { paperTexts } from '../../../../domain/posts/outputs.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';
import type { PostModel } from './create-post.ts';
import { OutputCard } from './OutputCard.tsx';
import { paper, posts as words } from './words.ts';

type Size = 'A4' | 'A3';
const sizes = [
  { value: 'A4', label: 'A4' },
  { value: 'A3', label: 'A3' },
] as const;

/** A post as a notice on paper, in Chinese in both languages: it hangs in a village. */
function Notice(props: { model: PostModel; district: string }) {
  const source = () => props.model.source();
  const texts = () => paperTexts(source());
  return (
    <div class="post-paper" lang="zh-CN">
      <p class="post-paper-title">{source().title}</p>
      <dl>
        <Show when={source().when}>
          <dt>{paper.when}</dt>
          <dd>{source().when}</dd>
        </Show>
        <Show when={source().where}>
          <dt>{paper.where}</dt>
          <dd>{source().where}</dd>
        </Show>
      </dl>
      <div class="post-paper-body">
        <For each={texts().lines}>{(line) => <p>{line}</p>}</For>
      </div>
      <div class="post-paper-foot">
        <p>
          {organizerOf(props.district)}
          <br />
          {paper.call}
        </p>
        <Show when={props.model.address()}>
          {(address) => (
            <div class="post-paper-code">
              <QrCode text={address()} label={words.outputs.address(source().title)} />
              <span>{paper.scan}</span>
            </div>
          )}
        </Show>
      </div>
    </div>
  );
}

/** A4 / A3 张贴: the notice as it prints, small, and the button that prints it. */
export function PaperOutput(props: { model: PostModel }) {
  const { session } = useClient();
  const district = () => session.identity()?.district.name ?? '';
  const [size, setSize] = createSignal<Size>('A4');
  const [isPrinting, setPrinting] = createSignal(false);
  function printNotice() {
    addEventListener('afterprint', () => setPrinting(false), { once: true });
    setPrinting(true);
    // Once the sheet is on the page.
    queueMicrotask(() => window.print());
  }
  return (
    <OutputCard class="post-notice" title={words.outputs.paper} note={words.outputs.paperHint}>
      <div class="post-paper-view">
        <Notice model={props.model} district={district()} />
      </div>
      <Show when={paperTexts(props.model.source()).isCut}>
        <p class="note">{words.outputs.paperCut}</p>
      </Show>
      <Show when={props.model.address()} fallback={<p class="note">{words.outputs.unsaved}</p>}>
        <div class="row post-tools">
          <Segmented
            hideLabel
            label={words.outputs.paperSize}
            options={sizes}
            value={size()}
            onInput={(value) => setSize(value)}
          />
          <Button icon="print" onClick={printNotice}>
            {common.action.print}
          </Button>
        </div>
      </Show>
      <Show when={isPrinting()}>
        <PrintSheet>
          <div class="post-print" classList={{ 'post-print-a3': size() === 'A3' }}>
            <Notice model={props.model} district={district()} />
          </div>
        </PrintSheet>
      </Show>
    </OutputCard>
  );
}
