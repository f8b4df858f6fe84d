import { lazyPart } from '../words/lazy-part.tsx';
import type { refusalText } from './refusal-text.ts';

interface RefusalProps {
  readonly refusal: Parameters<typeof refusalText>[0];
}

/** Says why the server did not accept a change. Its words come when they are needed: few lists show a refusal. */
export const Refusal = lazyPart<RefusalProps>(async () => {
  const { refusalText: text } = await import('./refusal-text.ts');
  return { default: (props: RefusalProps) => <>{text(props.refusal)}</> };
});
