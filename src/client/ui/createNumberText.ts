import { createEffect, createSignal, on } from 'solid-js';
import { numberText, parseNumber } from './number-text.ts';

/** Keeps what is typed apart from the number it means, so that "1,", "１２" or a wrong entry is not rewritten under the finger. */
export function createNumberText(value: () => number | undefined, onInput: (value: number | undefined) => void) {
  const [text, setText] = createSignal(numberText(value()));
  createEffect(
    on(
      value,
      (next) => {
        if (!Object.is(parseNumber(text()), next)) setText(numberText(next));
      },
      { defer: true },
    ),
  );
  const type = (typed: string) => {
    setText(typed);
    onInput(parseNumber(typed));
  };
  return { text, type };
}
