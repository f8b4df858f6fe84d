import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Form } from '../../../components/Form.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { occurrences } from '../../../tips/desk/redact.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';

/** Chooses the words to black out, typed or selected on the sheet. */
export function BlackWords(props: {
  words: readonly string[];
  texts: readonly string[];
  /** Returns the text selected on the sheet. */
  selected: () => string;
  onInput: (words: readonly string[]) => void;
}) {
  const words = tipDesk.sheet;
  const [typed, setTyped] = createSignal('');
  const [trouble, setTrouble] = createSignal<string>();
  function add(word: string): boolean {
    const clean = word.trim();
    const isGood = clean !== '' && !props.words.includes(clean);
    if (isGood) props.onInput([...props.words, clean]);
    return isGood;
  }
  function addSelected() {
    const selected = props.selected().trim();
    setTrouble(selected ? undefined : words.nothingSelected);
    add(selected);
  }
  const found = (word: string) => {
    const count = occurrences(props.texts, word);
    return count ? words.found(word, count) : words.absent(word);
  };
  return (
    <>
      <p class="note">{words.blackHint}</p>
      <Form
        class="tip-due"
        onSubmit={() => {
          if (add(typed())) setTyped('');
        }}
      >
        <TextField autocomplete="off" label={words.blackLabel} value={typed()} onInput={setTyped} error={trouble()} />
        <Button type="submit">{words.black}</Button>
      </Form>
      <div class="row">
        {/* A click would first clear the selection. */}
        <Button onMouseDown={(event) => event.preventDefault()} onClick={addSelected}>
          {words.blackSelected}
        </Button>
      </div>
      <Show when={props.words.length > 0}>
        <List>
          <For each={props.words}>
            {(word) => (
              <ListItem
                title={found(word)}
                trailing={
                  <Button
                    look="quiet"
                    icon="close"
                    aria-label={words.unblack(word)}
                    onClick={() => props.onInput(props.words.filter((each) => each !== word))}
                  />
                }
              />
            )}
          </For>
        </List>
      </Show>
    </>
  );
}
