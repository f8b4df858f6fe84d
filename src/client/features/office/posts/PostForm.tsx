import { createSignal, Show } from 'solid-js';
import { postAudiences } from '../../../../domain/posts/audience.ts';
import { MAX_LINE, MAX_TEXT, MAX_TITLE } from '../../../../domain/posts/block.ts';
import { countCharacters } from '../../../../domain/posts/text.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { PostModel } from './create-post.ts';
import { insertParagraph, prefix, type Selected, wrap } from './marks.ts';
import { PictureDialog } from './PictureDialog.tsx';
import { posts as words } from './words.ts';

/** The fields of a post, with tools for whoever does not know the marks. */
export function PostForm(props: { model: PostModel }) {
  let area: HTMLTextAreaElement | undefined;
  const { model } = props;
  const [choosing, setChoosing] = createSignal(false);
  const selected = (): Selected => {
    const { text } = model.written();
    return { text, from: area?.selectionStart ?? text.length, to: area?.selectionEnd ?? text.length };
  };
  function apply({ text, from, to }: Selected): void {
    model.edit({ text });
    area?.focus();
    area?.setSelectionRange(from, to);
  }
  const written = () => model.written();
  return (
    <div class="stack">
      <TextField
        autocomplete="off"
        label={words.edit.title}
        hint={words.edit.titleHint(countCharacters(written().title))}
        maxlength={MAX_TITLE}
        value={written().title}
        onInput={(title) => model.edit({ title })}
      />
      <TextField
        autocomplete="off"
        label={words.edit.when}
        hint={words.edit.whenHint}
        maxlength={MAX_LINE}
        value={written().when}
        onInput={(when) => model.edit({ when })}
      />
      <TextField
        autocomplete="off"
        label={words.edit.where}
        maxlength={MAX_LINE}
        value={written().where}
        onInput={(where) => model.edit({ where })}
      />
      <Segmented
        label={words.edit.audience}
        hint={model.isForMembers() ? words.edit.forMembers : undefined}
        value={written().audience}
        options={postAudiences.map((value) => ({ value, label: words.audiences[value] }))}
        onInput={(audience) => model.edit({ audience })}
      />
      <div class="row post-tools" role="toolbar" aria-label={words.edit.tools}>
        <Button onClick={() => apply(wrap(selected(), '**'))}>{words.edit.bold}</Button>
        <Button onClick={() => apply(prefix(selected(), '## '))}>{words.edit.heading}</Button>
        <Button onClick={() => apply(prefix(selected(), '- '))}>{words.edit.point}</Button>
        <Button onClick={() => apply(prefix(selected(), '> '))}>{words.edit.quote}</Button>
        <Button icon="camera" onClick={() => setChoosing(true)}>
          {words.edit.picture}
        </Button>
      </div>
      <TextArea
        ref={(element) => {
          area = element;
        }}
        label={words.edit.text}
        hint={words.edit.textHint}
        rows={14}
        maxlength={MAX_TEXT}
        value={written().text}
        onInput={(text) => model.edit({ text })}
      />
      <p class="note">{words.edit.consentHint}</p>
      <Show when={choosing()}>
        <PictureDialog
          onClose={() => setChoosing(false)}
          onInsert={(mark) => {
            setChoosing(false);
            apply(insertParagraph(selected(), mark));
          }}
        />
      </Show>
    </div>
  );
}
