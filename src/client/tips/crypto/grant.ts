import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { GRANT_BYTES } from '../../../domain/tips/limits.ts';
import { fail, type Sealing } from './failure.ts';
import { GrantContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** Which tip something belongs to. What was sealed for one is refused as part of another. */
export interface TipName {
  readonly instance: string;
  readonly tip: Id;
}

/** Is it of the tip that it is said to be of? */
export const belongsTo = (content: TipName, { instance, tip }: TipName): boolean =>
  content.instance === instance && content.tip === tip;

/** A tip's secret for one more reader; an age file in Base64. */
export const sealGrant = (identity: string, recipient: string, { instance, tip }: TipName): Sealing<string> =>
  sealJson(recipient, { instance, tip, identity }, [GRANT_BYTES]);

/** @returns the tip's secret */
export async function openGrant(file: string, identity: string, name: TipName): Sealing<string> {
  const opened = await openJson(identity, file, [GRANT_BYTES], GrantContent);
  if (!opened.ok) return opened;
  return belongsTo(opened.value, name) ? ok(opened.value.identity) : fail('cannot_open');
}
