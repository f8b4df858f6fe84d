import { chineseFigures } from '../client/figures/chinese-figures.ts';
import { chineseUnitWord } from '../client/figures/unit-word.ts';
import type { AnyKindLabels } from '../client/records/kinds/types.ts';
import { editedCatalogue } from '../domain/figures/edited.ts';
import { kindNames } from '../domain/records/kinds/index.ts';
import { type FigureNames, nameFigures } from '../domain/reports/figure-names.ts';

/** Reads the names of figures from the client's dictionaries. The client finds those of kinds by Vite, which Node lacks. */
export async function readFigureNames(): Promise<FigureNames> {
  const words = await Promise.all(
    kindNames.map(async (kind) => {
      const { labels }: { labels: AnyKindLabels } = await import(`../client/records/kinds/${kind}/index.ts`);
      return labels.figures;
    }),
  );
  return nameFigures(chineseFigures(words), editedCatalogue([]), chineseUnitWord);
}
