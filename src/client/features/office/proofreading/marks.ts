import type { Finding } from '../../../../domain/proofreading/finding.ts';
import type { Mention, Span } from '../../../../domain/proofreading/passage.ts';

/** A stretch of a line: plain, a number, or the first place of findings. */
export interface Segment {
  readonly text: string;
  readonly isNumber: boolean;
  /** Positions in the list of findings. */
  readonly findings: readonly number[];
}

/** Cuts a text into lines, and these into segments at the ends of numbers and of the findings' first places. */
export function segmentsOf(text: string, numbers: readonly Mention[], findings: readonly Finding[]): Segment[][] {
  const starts = new Map<number, number[]>();
  for (const [index, { places }] of findings.entries()) {
    const [{ start }] = places;
    starts.set(start, [...(starts.get(start) ?? []), index]);
  }
  const marked: (Span & { readonly findings: readonly number[] })[] = [];
  const spans = [...numbers.map(({ start, end }) => ({ start, end })), ...findings.map(({ places: [place] }) => place)];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = marked.at(-1);
    if (before && start < before.end) {
      // A finding inside a marked place belongs to it.
      if (start !== before.start)
        marked[marked.length - 1] = { ...before, findings: [...before.findings, ...(starts.get(start) ?? [])] };
    } else marked.push({ start, end, findings: starts.get(start) ?? [] });
  }
  const lines: Segment[][] = [[]];
  const push = (words: string, isNumber: boolean, found: readonly number[]) => {
    for (const [i, part] of words.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, isNumber, findings: i === 0 ? found : [] });
    }
  };
  let at = 0;
  for (const { start, end, findings: found } of marked) {
    push(text.slice(at, start), false, []);
    push(text.slice(start, end), true, [...new Set(found)]);
    at = end;
  }
  push(text.slice(at), false, []);
  return lines;
}
