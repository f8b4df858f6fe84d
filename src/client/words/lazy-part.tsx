import { type Component, lazy, Suspense } from 'solid-js';
import { Spinner } from '../components/Progress.tsx';
import { common } from './common.ts';
import { wordsReady } from './language.ts';

const Loading = () => <Spinner label={common.loading} />;

/**
 * Makes a component that loads its own chunk when first shown. The rest of the page is rendered meanwhile.
 * @param Waiting stands in its place until then
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: Component<P> }>,
  Waiting: Component = Loading,
): Component<P> {
  const Part = lazy(async () => {
    const module = await load();
    await wordsReady();
    return module;
  });
  return (props) => (
    <Suspense fallback={<Waiting />}>
      <Part {...props} />
    </Suspense>
  );
}
