import { createSignal } from 'solid-js';
import { language, registerLoader } from './language.ts';

/** The shape an English dictionary must have: the same keys, and functions of the same parameters. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

/**
 * The words of one area, reactive on the language: `common.save` in JSX changes when the language does.
 * Chinese comes with the module; English is imported when needed, and until it is here Chinese stands in.
 *
 * @example export const office = area(zh, async () => (await import('../records/words/en/office.ts')).office);
 */
export function area<T extends object>(zh: T, importEnglish: () => Promise<Words<T>>): Words<T> {
  const [english, setEnglish] = createSignal<Words<T>>();
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= importEnglish().then(
      (words) => {
        setEnglish(() => words);
      },
      () => {
        loading = undefined;
      },
    );
    return loading;
  };
  registerLoader(load);
  if (language() === 'en') void load();

  const chinese = zh as Words<T>;
  const shown = () => (language() === 'en' ? (english() ?? chinese) : chinese);
  return new Proxy(chinese, {
    get: (_, key) => Reflect.get(shown(), key),
  });
}
