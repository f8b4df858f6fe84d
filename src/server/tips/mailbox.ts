import type { Id } from '../../domain/kernel/id.ts';
import { publicState } from '../../domain/tips/state.ts';
import type { MailboxResponse } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { noId } from '../platform/database/tables.ts';
import { missingFiles } from './announce.ts';
import { mailboxOf } from './hash.ts';
import { toBase64 } from './sealed-file.ts';

type MailboxMessage = NonNullable<MailboxResponse['tip']>['messages'][number];

/** Answers are padded to multiples of this many bytes. Without messages, known or not, an answer has three steps. */
const STEP = 4_096;
const LEAST = 3 * STEP;

/** Reads the office's messages. The person's own are not sent back: the person cannot open them. */
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
  // The same queries run for an unknown mailbox, so that the response time does not reveal whether it exists.
  const tip = row?.id ?? noId;
  const [missing, messages] = [await missingFiles(context, { tip }), await messagesOf(context, tip)];
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
 * Returns a mailbox's content as padded JSON, whose length does not distinguish an unknown mailbox from an empty one.
 * Send it uncompressed: compression would reveal the difference.
 */
export async function mailboxText(context: ServerContext, token: string): Promise<string> {
  const answer = { tip: await tipOf(context, token), padding: '' };
  const bare = JSON.stringify(answer).length;
  const length = Math.max(LEAST, Math.ceil(bare / STEP) * STEP);
  return JSON.stringify({ ...answer, padding: ' '.repeat(length - bare) });
}
