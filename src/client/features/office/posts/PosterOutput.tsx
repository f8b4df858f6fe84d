import { createSignal, Show } from 'solid-js';
import { type PosterContent, posterCalls } from '../../../../domain/posters/content.ts';
import { organizerOf } from '../../../../domain/posters/contents.ts';
import { posterTexts } from '../../../../domain/posts/outputs.ts';
import { Button } from '../../../components/Button.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import { fileOf } from '../../../posters/jpeg.ts';
import { PosterPreview } from '../../../posters/PosterPreview.tsx';
import { useClient } from '../../../state/context.ts';
import type { PostModel } from './create-post.ts';
import { OutputCard } from './OutputCard.tsx';
import { paper, posts as words } from './words.ts';

/** 海报: the picture that is sent round, drawn on this device. */
export function PosterOutput(props: { model: PostModel }) {
  const { session } = useClient();
  const [url, setUrl] = createSignal<string>();
  const source = () => props.model.source();
  const texts = () => posterTexts(source());
  const content = (): PosterContent => {
    const { title, when, where } = source();
    const address = props.model.address();
    const facts = [
      { name: paper.when, text: when },
      { name: paper.where, text: where },
    ];
    return {
      ...{ kicker: paper.kicker, title, facts: facts.filter(({ text }) => text !== '') },
      blocks: texts().lines.map((text) => ({ text })),
      ...(address === undefined ? {} : { code: { address, title: paper.scan } }),
      ...{ calls: posterCalls, organizer: organizerOf(session.identity()?.district.name ?? '') },
    };
  };
  return (
    <OutputCard class="post-poster" title={words.outputs.poster} note={words.outputs.posterHint}>
      <PosterPreview content={content()} layout="event" onPicture={setUrl} />
      <Show when={texts().isCut}>
        <p class="note">{words.outputs.posterCut}</p>
      </Show>
      <Show when={props.model.address()} fallback={<p class="note">{words.outputs.unsaved}</p>}>
        <Show when={url()}>
          {(drawn) => (
            <div class="row post-tools">
              <Button icon="download" onClick={() => saveBlob(fileOf(drawn(), source().title), source().title, 'jpg')}>
                {words.outputs.posterSave}
              </Button>
            </div>
          )}
        </Show>
      </Show>
    </OutputCard>
  );
}
