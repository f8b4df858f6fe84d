import type { SetFileFault } from '../../../../domain/learning/set-file.ts';
import { words } from './words.ts';

/** Says why a file of questions is not taken, with lines or questions where they are known. */
export function setFaultText(faults: readonly SetFileFault[]): string {
  const kinds = [...new Set(faults.map(({ fault }) => fault))];
  return kinds
    .map((fault) => {
      const text = words.faults[fault];
      if (typeof text === 'string') return text;
      const places = faults.flatMap((each) => {
        if (each.fault !== fault) return [];
        return 'line' in each ? [each.line] : 'question' in each && each.question ? [each.question] : [];
      });
      return text([...new Set(places)].join(words.pieces));
    })
    .join(' ');
}
