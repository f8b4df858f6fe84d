import type { Id } from '../../domain/kernel/id.ts';
import { publicState } from '../../domain/tips/state.ts';
import type { MailboxResponse } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { noId } from '../platform/database/tables.ts';
import { mailboxOf } from './hash.ts';
import { toBase64 } from './sealed-file.ts';

type MailboxMessage = NonNullable<MailboxResponse['tip']>['messages'][number];

/** Lengths are multiples of this; an answer without messages, known or not, is as long as three. */
const STEP = 4_096;
const LEAST = 3 * STEP;

async function missingOf({ db, district }: ServerContext, tip: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('tip_file')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .where('whole', '=', false)
    .select('id')
    .orderBy('message')
    .orderBy('place')
    .execute();
  return rows.map(({ id }) => id);
}

/** The person can not open what they wrote: it is not sent back. */
async function messagesOf({ db, district }: ServerContext, tip: Id): Promise<MailboxMessage[]> {
  const rows = await db
    .selectFrom('tip_message')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select(['side', 'seq', 'day', 'mac'])
    .select((eb) => eb.case().when('side', '=', 'office').then(eb.ref('file')).end().as('file'))
    .orderBy('place')
    .execute();
  return rows.map(({ side, seq, day, mac, file }) => ({
    from: side,
    seq,
    day,
    file: file && toBase64(file),
    mac: toBase64(mac),
  }));
}

async function tipOf(context: ServerContext, token: string): Promise<MailboxResponse['tip']> {
  const { db, district } = context;
  const row = await db
    .selectFrom('tip')
    .where('district', '=', district)
    .where('mailbox', '=', mailboxOf(token))
    .select(['id', 'state', 'outcome', 'arrived', 'letter', 'letter_mac'])
    .executeTakeFirst();
  // The same is asked of the database whether there is a tip or not.
  const [missing, messages] = [await missingOf(context, row?.id ?? noId), await messagesOf(context, row?.id ?? noId)];
  if (!row) return null;
  return {
    id: row.id,
    state: publicState(row.state),
    outcome: row.outcome,
    arrived: row.arrived,
    letter: toBase64(row.letter),
    letterMac: toBase64(row.letter_mac),
    missing,
    messages,
  };
}

/**
 * What a mailbox holds, as JSON of a length that does not tell an unknown mailbox from one where nothing was written yet.
 * It must go out unpacked: packing would undo that.
 */
export async function mailboxText(context: ServerContext, token: string): Promise<string> {
  const answer = { tip: await tipOf(context, token), padding: '' };
  const bare = JSON.stringify(answer).length;
  const length = Math.max(LEAST, Math.ceil(bare / STEP) * STEP);
  return JSON.stringify({ ...answer, padding: ' '.repeat(length - bare) });
}
