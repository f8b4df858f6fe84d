import { byFolder } from './by-folder.ts';
import type { AnyKindWords } from './types.ts';

export const english = byFolder(import.meta.glob<AnyKindWords>('./*/en.ts', { eager: true, import: 'default' }));
