import type { Confirmation, Content } from './content.ts';
import type { LawValue } from './law.ts';
import { isLawValueId, type LawTable, lawValues } from './law-values.ts';

const confirmed = (entry: LawValue, { value, article, checkedOn, checkBy }: Confirmation): LawValue => {
  const { law, unit, about } = entry;
  return { checked: true, law, unit, about, value, ...(article !== undefined && { article }), checkedOn, checkBy };
};

/** Returns the values of the law as a district shows them, with those that somebody confirmed. */
export function lawTableOf({ law }: Pick<Content, 'law'>): LawTable {
  const own = Object.entries(law).flatMap(([id, { own: confirmation }]) =>
    isLawValueId(id) && confirmation ? [[id, confirmed(lawValues[id], confirmation)] as const] : [],
  );
  return { ...lawValues, ...Object.fromEntries(own) };
}
