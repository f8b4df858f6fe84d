import { type Accessor, createSignal } from 'solid-js';

export interface Copy {
  /** Whether the text was copied; false where the browser would not, undefined before. */
  readonly copied: Accessor<boolean | undefined>;
  readonly copy: () => Promise<void>;
}

/** A text that can be copied with one tap. */
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
