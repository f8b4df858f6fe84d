import { ok } from '../../../domain/kernel/result.ts';
import { TEXT_CLASSES } from '../../../domain/tips/limits.ts';
import { fail, type Sealing } from './failure.ts';
import { belongsTo, type TipName } from './grant.ts';
import { TipBody } from './schemas.ts';
import { openJson } from './sealed-json.ts';

/** Everything for opening tips, in one chunk. */
export { openConversation } from './conversation.ts';
export { openGrant, sealGrant } from './grant.ts';
export { openLetter } from './letter.ts';
export { openMessage } from './message.ts';
export { openCopy, openNote, sealCopy, sealNote } from './note.ts';
export { openPhoto } from './photos.ts';

/**
 * Opens a tip's body.
 * @param identity the tip's secret, from a grant
 */
export async function openBody(file: string, identity: string, name: TipName): Sealing<TipBody> {
  const opened = await openJson(identity, file, TEXT_CLASSES, TipBody);
  if (!opened.ok) return opened;
  return belongsTo(opened.value, name) ? ok(opened.value) : fail('cannot_open');
}
