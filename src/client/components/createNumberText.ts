import { createEffect, createSignal, on } from 'solid-js';
import { readNumber } from '../../domain/reading/number.ts';

/** A number as it stands in a field: empty when missing or not a number. */
export const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);

/**
 * Keeps what is typed apart from the number it means, so that "1,", "１２" or a wrong entry is not rewritten under the finger.
 * @param units words that may be typed behind the number
 */
export function createNumberText(
  value: () => number | undefined,
  onInput: (value: number | undefined) => void,
  units: () => readonly string[] | undefined,
) {
  const read = (text: string) => readNumber(text, units());
  const [text, setText] = createSignal(numberText(value()));
  createEffect(
    on(
      value,
      (next) => {
        if (!Object.is(read(text()), next)) setText(numberText(next));
      },
      { defer: true },
    ),
  );
  const type = (typed: string) => {
    setText(typed);
    onInput(read(typed));
  };
  return { text, type };
}
