import { TextArea } from '../../../components/TextArea.tsx';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import type { Cards } from './cards.ts';

/** Input for two recovery cards, typed from paper. Autocomplete and spell checking are off. */
export function CardsInput(props: { cards: Cards; onInput: (cards: Cards) => void; error?: string | undefined }) {
  const field = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, rows: 3 } as const;
  return (
    <>
      <TextArea
        {...field}
        label={tipKeys.cards.first}
        hint={tipKeys.cards.hint}
        value={props.cards[0]}
        onInput={(text) => props.onInput([text, props.cards[1]])}
      />
      <TextArea
        {...field}
        label={tipKeys.cards.second}
        value={props.cards[1]}
        onInput={(text) => props.onInput([props.cards[0], text])}
        error={props.error}
      />
    </>
  );
}
