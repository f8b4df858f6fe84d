import { createEffect, createSignal } from 'solid-js';
import { countCharacters, MOST_TEXT, MOST_TITLE } from '../../../../domain/posters/content.ts';
import { freePoster, NOTICE } from '../../../../domain/posters/contents.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { formatNumber } from '../../../words/format.ts';
import type { SourceProps } from './chosen.ts';
import { page } from './words.ts';

/** Asks for a title and a text of the office's own. A text that is too long stays, with an error at its field. */
export function FreeSource(props: SourceProps) {
  const [kicker, setKicker] = createSignal(NOTICE);
  const [title, setTitle] = createSignal('');
  const [text, setText] = createSignal('');
  const mark = createDirtyMark();
  const long = (of: string, most: number, tell: (count: string, most: string) => string) =>
    countCharacters(of) > most ? tell(formatNumber(countCharacters(of)), formatNumber(most)) : undefined;
  const titleError = () => long(title(), MOST_TITLE, page.free.titleTooLong);
  const textError = () => long(text(), MOST_TEXT, page.free.tooLong);
  createEffect(() => {
    mark(Boolean(title() || text()));
    const isReady = title().trim() !== '' && !titleError() && !textError();
    const content = freePoster(props.publisher, kicker().trim().slice(0, MOST_TITLE), title().trim(), text());
    props.onChosen(isReady ? { name: title().trim(), content } : undefined);
  });
  return (
    <>
      <TextField autocomplete="off" maxLength={20} label={page.free.kicker} value={kicker()} onInput={setKicker} />
      <TextField
        autocomplete="off"
        required
        label={page.free.title}
        error={titleError()}
        value={title()}
        onInput={setTitle}
      />
      <TextArea
        rows={8}
        label={page.free.text}
        hint={page.free.textHint(formatNumber(MOST_TEXT))}
        error={textError()}
        value={text()}
        onInput={setText}
      />
    </>
  );
}
