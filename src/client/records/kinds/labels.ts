import { area } from '../../words/area.ts';
import { byFolder } from './by-folder.ts';
import type { AnyKindLabels } from './types.ts';

/**
 * The Chinese labels of each kind, from its folder. The query makes modules of their own of the same files, without what
 * the first page has of them: so a kind's words stay in one file, and the labels come later.
 */
export const chineseLabels = byFolder(
  import.meta.glob<AnyKindLabels>('./*/index.ts', { eager: true, import: 'labels', query: '?labels' }),
);

const shown = area(() => import('./en.ts'), chineseLabels);

/** The labels of a kind in the current language. */
export const labelsOf = (kind: string): AnyKindLabels | undefined => shown[kind] ?? chineseLabels[kind];
