import { err, type Result } from '../../../../domain/kernel/result.ts';
import { isName, readName } from '../../../../domain/reading/name.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createFormState } from '../../../records/form/form-state.ts';
import { office } from '../../../records/words/office.ts';
import type { CommandFailure } from '../../../state/failures.ts';

const isBadName = (failure: CommandFailure): boolean =>
  failure.code === 'bad_text' && 'field' in failure && failure.field === 'name';

/** The state of a form of people, squads or places, whose name is checked before it is saved. */
export function createEntryState() {
  const state = createFormState((failure) =>
    isBadName(failure) ? office.import.problems.bad_name : failureText(failure),
  );
  return {
    ...state,
    /** @param name the entered name to validate; undefined if the form has none */
    submit(work: () => Promise<Result<unknown, CommandFailure>>, done: () => void, name?: string): Promise<void> {
      const read = name === undefined ? '' : readName(name);
      const isGood = read === '' || isName(read);
      return state.submit(async () => (isGood ? work() : err({ code: 'bad_text', field: 'name' } as const)), done);
    },
  };
}
