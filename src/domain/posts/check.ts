import type { PostProblem, PostProblemCode } from './block.ts';
import { hasDirections, hasLookAlikes } from './text.ts';

/** The texts of a post: its body, and the lines around it. */
export interface PostLines {
  readonly title: string;
  readonly when: string;
  readonly where: string;
  readonly text: string;
  readonly group: string | null;
  readonly led: string | null;
  readonly script: string | null;
}

/** Lists the problems outside the body that keep a post from being published. */
export function checkLines({ title, when, where, text, group, led, script }: PostLines): readonly PostProblem[] {
  const lines = [title, when, where, group ?? '', led ?? '', script ?? ''];
  const codes: readonly (PostProblemCode | false)[] = [
    (title.trim() === '' || text.trim() === '') && 'empty',
    lines.some(hasDirections) && 'bidi',
    lines.some(hasLookAlikes) && 'look_alike',
  ];
  return codes.flatMap((code) => (code ? [{ code, line: 0 }] : []));
}
