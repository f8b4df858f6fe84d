import * as v from 'valibot';
import { isStorable } from '../../domain/kernel/storable.ts';

/** A text that the server may hand to its database. Every text of a request is one, or has a pattern of its own. */
export const StorableText = v.pipe(
  v.string(),
  v.check((text) => isStorable(text), 'storable'),
);
