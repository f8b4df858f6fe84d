import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { GRANT_BYTES } from '../../../domain/tips/limits.ts';
import { fail, type Sealing } from './failure.ts';
import { GrantContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** Names the tip that sealed content belongs to. Content sealed for one tip is refused as part of another. */
export interface TipName {
  readonly instance: string;
  readonly tip: Id;
}

/** Whether sealed content belongs to this tip. */
export const belongsTo = (content: TipName, { instance, tip }: TipName): boolean =>
  content.instance === instance && content.tip === tip;

/**
 * Seals a tip's secret to one more reader.
 * @returns an age file in Base64
 */
export const sealGrant = (identity: string, recipient: string, { instance, tip }: TipName): Sealing<string> =>
  sealJson(recipient, { instance, tip, identity }, [GRANT_BYTES]);

/** @returns the tip's secret */
export async function openGrant(file: string, identity: string, name: TipName): Sealing<string> {
  const opened = await openJson(identity, file, [GRANT_BYTES], GrantContent);
  if (!opened.ok) return opened;
  return belongsTo(opened.value, name) ? ok(opened.value.identity) : fail('cannot_open');
}
