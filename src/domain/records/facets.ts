import type { KindName } from './kinds/index.ts';
import { type Figure, kindNames, kindOf } from './kinds/index.ts';

/** A field by whose choices a figure can be broken down, such as the form of events. */
export interface Facet {
  readonly kind: KindName;
  readonly field: string;
}

/** Lists the choices of a kind that somebody fills in about the work itself. */
const choicesOf = (name: KindName): string[] => {
  const { fields, plan } = kindOf(name);
  return Object.keys(fields).filter((field) => {
    const spec = fields[field];
    return spec?.type === 'choice' && !spec.filled && !plan?.fields.includes(field);
  });
};

/** Lists the fields by which a figure can be broken down; none for one that several kinds add to. */
export function facetsOf(figure: Figure): readonly Facet[] {
  const [kind, ...others] = kindNames.filter((name) => Object.hasOwn(kindOf(name).figures, figure));
  return kind === undefined || others.length ? [] : choicesOf(kind).map((field) => ({ kind, field }));
}
