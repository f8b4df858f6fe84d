import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Whether the page is being printed, which needs a table as a whole. */
export function createPrinting(): Accessor<boolean> {
  const [printing, setPrinting] = createSignal(false);
  const [before, after] = [() => setPrinting(true), () => setPrinting(false)];
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  onCleanup(() => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  });
  return printing;
}
