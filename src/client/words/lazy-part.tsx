import { type Component, lazy, Suspense } from 'solid-js';
import { Spinner } from '../components/Progress.tsx';
import { common } from './common.ts';
import { wordsReady } from './language.ts';

/** Makes a component that loads its own chunk when first shown. The rest of the page is rendered meanwhile. */
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
