import { fieldNames, type Kind } from '../../../domain/records/kind.ts';

/** A form's fields grouped by position. */
interface FormLayout {
  /** Fields about the work; they come before the amount. */
  readonly about: readonly string[];
  /** The main number of the form. */
  readonly amount: string | undefined;
  /** Further numbers and texts. */
  readonly more: readonly string[];
}

/** Fields that every form places in a fixed position. */
const common = new Set(['date', 'place', 'squad', 'member', 'hours', 'note', 'event', 'campaign', 'photos']);

/**
 * Derives a form's layout from the kind's definition: choices, names and materials, then the main number, then the
 * rest.
 */
export function layoutOf(kind: Kind): FormLayout {
  const own = fieldNames(kind, false).filter((name) => !common.has(name) && !kind.fields[name]?.filled);
  const amount = own.find((name) => {
    const spec = kind.fields[name];
    return spec?.type === 'count' && spec.steps === true;
  });
  const isAbout = (name: string) => {
    const spec = kind.fields[name];
    return spec?.type === 'choice' || spec?.type === 'reference' || (spec?.type === 'text' && spec.required === true);
  };
  return {
    about: own.filter(isAbout),
    amount,
    more: own.filter((name) => name !== amount && !isAbout(name)),
  };
}

/** Returns all fields of a kind's form in screen order. */
export function formFields(kind: Kind): string[] {
  const { about, amount, more } = layoutOf(kind);
  const has = (name: string) => name in kind.fields;
  return [
    ...['place'].filter(has),
    ...about,
    ...(amount ? [amount] : []),
    ...more,
    ...['date', 'hours', 'event', 'campaign', 'member', 'squad', 'note', 'photos'].filter(has),
  ];
}
