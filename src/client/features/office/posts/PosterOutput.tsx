import { createSignal, Show } from 'solid-js';
import { type PosterContent, posterCalls } from '../../../../domain/posters/content.ts';
import { organizerOf } from '../../../../domain/posters/contents.ts';
import { type LayoutName, layoutNames } from '../../../../domain/posters/looks.ts';
import { posterTexts } from '../../../../domain/posts/outputs.ts';
import { Chips } from '../../../components/Choices.tsx';
import { PosterActions } from '../../../posters/PosterActions.tsx';
import { PosterPreview } from '../../../posters/PosterPreview.tsx';
import { posters } from '../../../posters/words.ts';
import { useClient } from '../../../state/context.ts';
import type { PostModel } from './create-post.ts';
import { OutputCard } from './OutputCard.tsx';
import { paper, posts as words } from './words.ts';

/** 海报: the picture that is sent round, drawn on this device. */
export function PosterOutput(props: { model: PostModel }) {
  const { session } = useClient();
  const [url, setUrl] = createSignal<string>();
  const [layout, setLayout] = createSignal<LayoutName>('event');
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
      <Chips
        label={posters.layout.label}
        value={layout()}
        options={layoutNames.map((value) => ({ value, label: posters.layout[value] }))}
        onInput={setLayout}
      />
      <PosterPreview content={content()} layout={layout()} onPicture={setUrl} />
      <Show when={texts().isCut}>
        <p class="note">{words.outputs.posterCut}</p>
      </Show>
      <Show when={props.model.address()} fallback={<p class="note">{words.outputs.unsaved}</p>}>
        <Show when={url()}>
          {(drawn) => (
            <PosterActions url={drawn()} name={source().title} content={content()} layout={layout()} sheet="phone" />
          )}
        </Show>
      </Show>
    </OutputCard>
  );
}
