import { byFolder } from './by-folder.ts';
import type { AnyKindLabels, AnyKindWords } from './types.ts';

/** The English words of each kind, from the folder with the kind’s name. */
export default byFolder(
  import.meta.glob<AnyKindWords & AnyKindLabels>('./*/en.ts', { eager: true, import: 'default' }),
);
