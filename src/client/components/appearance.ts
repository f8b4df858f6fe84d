import { createSignal } from 'solid-js';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Standard is 17 px; 长辈版 is 24, 27 or 30 px. */
export const sizes = ['normal', 'elder', 'elder-27', 'elder-30'] as const;
export type Size = (typeof sizes)[number];

const contrasts = ['auto', 'more'] as const;

/**
 * Makes one display setting, stored in localStorage under a key that `public/early.js` reads before the first paint.
 */
function setting<T extends string>(key: string, known: readonly [T, ...T[]], show: (value: T) => void) {
  const read = (): T => {
    try {
      const value = localStorage.getItem(key);
      return known.find((each) => each === value) ?? known[0];
    } catch {
      return known[0];
    }
  };
  const [value, setValue] = createSignal<T>(read());
  const choose = (next: T) => {
    setValue(() => next);
    show(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // Storage refused: the choice lasts until the page is closed.
    }
  };
  return [value, choose] as const;
}

function setAttribute(name: string, value: string | undefined): void {
  if (value === undefined) document.documentElement.removeAttribute(name);
  else document.documentElement.setAttribute(name, value);
}

/** `auto` follows the phone. */
export const [theme, setTheme] = setting('qingyuan.theme', themes, (value) =>
  setAttribute('data-theme', value === 'auto' ? undefined : value),
);

/** 文字大小. */
export const [size, setSize] = setting('qingyuan.size', sizes, (value) => {
  setAttribute('data-size', value === 'normal' ? undefined : 'elder');
  setAttribute('data-scale', value.split('-')[1]);
});

/** Extra contrast for sunlight, beyond the phone's own setting. */
export const [contrast, setContrast] = setting('qingyuan.contrast', contrasts, (value) =>
  setAttribute('data-contrast', value === 'more' ? 'more' : undefined),
);
