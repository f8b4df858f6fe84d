import { createEffect, createSignal, on } from 'solid-js';
import { readNumber } from '../../domain/reading/number.ts';

/** Formats a number for an input: empty when missing or not a number. */
export const numberText = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);

/**
 * Keeps the typed text apart from its number, so that "1," or "１２" is not rewritten while typing.
 * @param units units that may be typed after the number
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
