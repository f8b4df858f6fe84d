import type { Failure } from '../../kernel/failure.ts';
import type { Id } from '../../kernel/id.ts';
import type { FieldsOf } from '../kind.ts';

interface Named {
  readonly squad?: unknown;
  readonly member?: unknown;
}

/**
 * Returns the squad that an entry about a member lacks. With it the entry lies in the squad's scope, on its phones.
 * @param fieldsOf reads the fields of the member
 */
export function lackingSquad({ squad, member }: Named, fieldsOf: FieldsOf): Id | undefined {
  const found = !squad && typeof member === 'string' ? fieldsOf(member)?.squad : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Refuses an entry about a member of a squad that does not name the squad. */
export const checkEntrySquad = (values: Named, _id: Id, fieldsOf: FieldsOf): Failure | undefined =>
  lackingSquad(values, fieldsOf) ? { code: 'required', field: 'squad' } : undefined;
