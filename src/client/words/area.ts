import { createSignal } from 'solid-js';
import { language, registerLoader } from './language.ts';

/** The type that both languages share: the keys of the Chinese words, and functions with the same parameters. */
type Words<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

/**
 * Makes the words of one area, reactive on the language: `common.save` in JSX changes with it. Chinese is bundled;
 * English is fetched when needed, and Chinese is shown until it arrives.
 * @example export const today = area(() => import('./words.en.ts'), { title: '今日' });
 */
export function area<T extends object>(
  importEnglish: () => Promise<{ readonly default: Words<NoInfer<T>> }>,
  zh: T,
): Words<T> {
  const [english, setEnglish] = createSignal<Words<T>>();
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= importEnglish().then(
      ({ default: words }) => {
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
