import type { Id } from '../../domain/kernel/id.ts';
import type { BoardResponse } from '../../protocol/figures/board.ts';
import type { PlaceNode } from './place-tree.ts';
import type { Sum } from './sums.ts';

/** Lists the answers in awareness surveys of the public by village; those elsewhere are one more sample. */
export function surveysOf(sums: readonly Sum[], tree: ReadonlyMap<Id, PlaceNode>): BoardResponse['surveys'] {
  const samples = new Map<Id | null, { asked: number; passed: number }>();
  for (const { grouping, key, figure, reported } of sums) {
    if (grouping !== 'place' || (figure !== 'survey.asked' && figure !== 'survey.passed')) continue;
    const village = tree.get(key ?? '')?.village ?? null;
    const sample = samples.get(village) ?? { asked: 0, passed: 0 };
    samples.set(village, sample);
    if (figure === 'survey.asked') sample.asked += reported;
    else sample.passed += reported;
  }
  return [...samples].map(([place, sample]) => ({ place, ...sample })).filter(({ asked }) => asked > 0);
}
