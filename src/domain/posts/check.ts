import type { PostProblem, PostProblemCode } from './block.ts';
import { hasDirections, hasLookAlikes } from './text.ts';

/** The lines of a post beside its body. */
export interface PostLines {
  readonly title: string;
  readonly when: string;
  readonly where: string;
  readonly text: string;
  readonly group: string | null;
  readonly led: string | null;
  readonly script: string | null;
}

/** Names what keeps a post from being published, outside its body. */
export function checkLines({ title, when, where, text, group, led, script }: PostLines): readonly PostProblem[] {
  const lines = [title, when, where, group ?? '', led ?? '', script ?? ''];
  const codes: readonly (PostProblemCode | false)[] = [
    (title.trim() === '' || text.trim() === '') && 'empty',
    lines.some(hasDirections) && 'bidi',
    lines.some(hasLookAlikes) && 'look_alike',
  ];
  return codes.flatMap((code) => (code ? [{ code, line: 0 }] : []));
}
