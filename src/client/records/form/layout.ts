import type { Kind } from '../../../domain/records/kind.ts';

/** The fields of a form by the place that they have in it. */
export interface FormLayout {
  /** What kind of work it was: chosen before it is counted. */
  readonly about: readonly string[];
  /** The number that the form is about. */
  readonly amount: string | undefined;
  /** Further numbers and words. */
  readonly more: readonly string[];
}

/** Fields that every form places by itself. */
const common = new Set(['date', 'place', 'squad', 'member', 'hours', 'note', 'event', 'photos']);

/** Follows from the definition: choices, names and materials first, then the one large number, then the rest. */
export function layoutOf(kind: Kind): FormLayout {
  const own = Object.keys(kind.fields).filter((name) => !common.has(name));
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

/** Every field that a kind's form holds, in the order of the screen. */
export function formFields(kind: Kind): string[] {
  const { about, amount, more } = layoutOf(kind);
  const has = (name: string) => name in kind.fields;
  return [
    ...['place'].filter(has),
    ...about,
    ...(amount ? [amount] : []),
    ...more,
    ...['date', 'hours', 'event', 'member', 'squad', 'note', 'photos'].filter(has),
  ];
}
