import { type Accessor, createSignal } from 'solid-js';

export interface Copy {
  /** Whether the text was copied; false if the browser refused, undefined before the first try. */
  readonly copied: Accessor<boolean | undefined>;
  readonly copy: () => Promise<void>;
}

/** Makes a button's state for copying a text with one tap. */
export function createCopy(text: () => string): Copy {
  const [copied, setCopied] = createSignal<boolean>();
  return {
    copied,
    copy: () =>
      navigator.clipboard.writeText(text()).then(
        () => void setCopied(true),
        () => void setCopied(false),
      ),
  };
}
