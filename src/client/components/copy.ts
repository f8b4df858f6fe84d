import { type Accessor, createSignal } from 'solid-js';

/** Copying of a text, and its outcome: undefined before, false where the browser does not allow it. */
export interface Copying {
  readonly copied: Accessor<boolean | undefined>;
  readonly copy: () => Promise<void>;
}

/** Copies a text. Browsers without a clipboard, such as on plain http, end in `false` as those that refuse. */
export function createCopy(text: () => string): Copying {
  const [copied, setCopied] = createSignal<boolean>();
  return {
    copied,
    async copy() {
      try {
        await navigator.clipboard.writeText(text());
        setCopied(true);
      } catch {
        setCopied(false);
      }
    },
  };
}
