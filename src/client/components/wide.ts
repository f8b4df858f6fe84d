import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Whether the window has room for the desk's layout; as wide as `office-shell.css` says. */
export function createWide(): Accessor<boolean> {
  const query = matchMedia('(min-width: 900px)');
  const [wide, setWide] = createSignal(query.matches);
  const look = () => setWide(query.matches);
  query.addEventListener('change', look);
  onCleanup(() => query.removeEventListener('change', look));
  return wide;
}
