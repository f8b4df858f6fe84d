import { type Component, lazy, Suspense } from 'solid-js';
import { Spinner } from '../components/Progress.tsx';
import { common } from './common.ts';
import { wordsReady } from './language.ts';

/** A part in a chunk of its own, for what most pages do without; until it is here the rest of the page stands. */
export function lazyPart<P extends object>(load: () => Promise<{ default: Component<P> }>): Component<P> {
  const Part = lazy(async () => {
    const module = await load();
    await wordsReady();
    return module;
  });
  return (props) => (
    <Suspense fallback={<Spinner label={common.loading} />}>
      <Part {...props} />
    </Suspense>
  );
}
