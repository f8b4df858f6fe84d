import { facetsOf } from '../../../../domain/records/facets.ts';
import type { Figure, KindName } from '../../../../domain/records/kinds/index.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { figureWords as words } from './words/figures.ts';

/** A choice in a field of records in words; none has its own. */
export const choiceLabel = (kind: KindName, field: string, value: string | null): string =>
  value === null ? words.notSaid : optionLabel(kind, field, value);

/** The choice of an address in words, such as 形式：讲座; empty for a field that the figure has not. */
export function choiceWords(figure: Figure, choice: string): string {
  const [field = '', value = ''] = choice.split(':');
  const facet = facetsOf(figure).find((each) => each.field === field);
  return facet ? words.choice(fieldLabel(facet.kind, field), choiceLabel(facet.kind, field, value || null)) : '';
}
