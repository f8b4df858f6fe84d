import { formatReceipt } from '../../domain/tips/receipt.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import { busiest } from '../links.ts';
import { ago, fillTips } from './fill.ts';
import { announceOffice, makeOffice } from './office-keys.ts';
import { type DemoPapers, findPapers, writePapers } from './papers.ts';

/** Days between the key ceremony and now; it precedes the first tip. */
const CEREMONY_AGO = 30;

async function hasKeys({ db, district }: ServerContext): Promise<boolean> {
  const key = await db.selectFrom('tip_key').where('district', '=', district).select('id').limit(1).executeTakeFirst();
  return key !== undefined;
}

/**
 * Gives a demo district without tip keys an office with keys and a month of tips. The keys are in the data folder
 * before anything is sealed to them.
 * @returns undefined if somebody else has made the keys
 */
export async function prepareTips(context: ServerContext, dataDir: string): Promise<DemoPapers | undefined> {
  if (await hasKeys(context)) return findPapers(dataDir);
  const [administrator, officer] = [await busiest(context, 'administrator'), await busiest(context, 'officer')];
  const then = ago(context, CEREMONY_AGO);
  const office = await makeOffice(then, { administrator, officer });
  const { addReceipt, ...papers } = await writePapers(context, dataDir, office);
  await announceOffice(then, office);
  const sent = await fillTips(context, office);
  const asked = sent.get('shop');
  if (asked) await addReceipt(formatReceipt(asked.receipt));
  return papers;
}
