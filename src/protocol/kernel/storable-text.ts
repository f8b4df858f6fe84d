import * as v from 'valibot';
import { isStorable } from '../../domain/kernel/storable.ts';

/** A text that the database can store. Every text in a request is one, or has its own pattern. */
export const StorableText = v.pipe(
  v.string(),
  v.check((text) => isStorable(text), 'storable'),
);
