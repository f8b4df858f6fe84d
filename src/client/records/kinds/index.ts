import { area } from '../../words/area.ts';
import { byFolder } from './by-folder.ts';
import type { AnyKindDisplay, AnyKindWords } from './types.ts';

/** How each kind is displayed, from the folder with the kind's name. */
export const displays = byFolder(import.meta.glob<AnyKindDisplay>('./*/index.ts', { eager: true, import: 'default' }));

const chinese = Object.fromEntries(Object.entries(displays).map(([kind, { words }]) => [kind, words]));
const shown = area(() => import('./en.ts'), chinese);

/** The words of a kind in the current language. */
export const wordsOf = (kind: string): AnyKindWords | undefined => shown[kind] ?? displays[kind]?.words;
