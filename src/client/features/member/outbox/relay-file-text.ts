import { relay } from '../../../records/words/relay.ts';
import type { RelayFileFailure, RelayFileRow } from '../../../state/relay-files.ts';
import { errors } from '../../../words/errors.ts';
import { trouble } from '../../../words/trouble.ts';

const words = relay.files;

/** Describes the result of delivering a teammate's relay file. */
export function relayFileText({ state, outcome, refusal }: RelayFileRow, isDelivering: boolean): string {
  if (state === 'waiting') return isDelivering ? words.delivering : words.waitingHint;
  if (refusal) return refusal === 'too_large' ? words.tooLarge : errors[refusal];
  if (!outcome) return words.delivered;
  const { accepted, duplicates, waiting, refused } = outcome;
  const rejected = refused.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    ...(accepted || !duplicates ? [words.accepted(accepted)] : []),
    ...(duplicates ? [words.duplicates(duplicates)] : []),
    ...(waiting ? [words.later(waiting)] : []),
    ...(rejected ? [words.rejected(rejected)] : []),
  ];
  return parts.reduce((line, part) => words.join(line, part));
}

/** Explains why a chosen file was not accepted. */
export function relayFileFailureText({ code }: RelayFileFailure): string {
  switch (code) {
    case 'not_a_relay_file':
      return words.notOurs;
    case 'not_signed_in':
      return words.notSignedIn;
    case 'too_large':
      return words.tooLarge;
    case 'relay_other_district':
      return errors[code];
    default:
      return trouble[code];
  }
}
