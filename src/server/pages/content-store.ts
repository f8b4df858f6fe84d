import { sql } from 'kysely';
import * as v from 'valibot';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import {
  type ContentChange,
  type ContentFailure,
  changeContent,
  shownContent,
} from '../../domain/learning/change-content.ts';
import { type KeptContent, noContent, sorts } from '../../domain/learning/content.ts';
import { dueContent } from '../../domain/learning/due.ts';
import {
  type ContentAnswer,
  type ContentDue,
  type ContentState,
  KeptContentSchema,
  MAX_ALL_CONTENT_BYTES,
  type PublicContent,
} from '../../protocol/pages/content.ts';
import { appendAudit } from '../audit/audit.ts';
import { readNames } from '../figures/names.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { readSetting, writeSetting } from '../records/district.ts';

const SETTING = 'content';

/** Reads the office's decisions about what readers learn; before any there are none. */
export async function readContent(context: ServerContext): Promise<KeptContent> {
  const read = v.safeParse(KeptContentSchema, (await readSetting(context, SETTING)) ?? {});
  return read.success ? read.output : noContent;
}

async function stateOf(context: ServerContext, content: KeptContent): Promise<ContentState> {
  const people = sorts.flatMap((sort) => Object.values(content[sort]).map(({ by }) => by));
  const names = await readNames(context.db, context.district, [...new Set(people)]);
  return { content, names: Object.fromEntries(names) };
}

/** Reads the decisions for the desk, with the names of who made them. */
export const readContentState = async (context: ServerContext): Promise<ContentState> =>
  stateOf(context, await readContent(context));

/** Reads what readers see of the decisions, with the server's day. */
export const readShownContent = async (context: ServerContext): Promise<PublicContent> => ({
  today: dayAt(context.now()),
  ...shownContent(await readContent(context)),
});

/** Counts what readers see and the office must look at again. */
export async function countDue(context: ServerContext): Promise<ContentDue> {
  return { due: dueContent(await readContent(context), dayAt(context.now())).length };
}

/** The number or day of a confirmed value, for the audit, which holds no text that people wrote. */
const confirmedValue = ({ sort, change }: ContentChange) => {
  if (sort !== 'law' || change.act !== 'write') return {};
  const { value, checkedOn } = change.own;
  return { ...(typeof value === 'number' && { value }), checkedOn };
};

/** Why nothing was changed. `too_large`: too many cards, or too much text in all. */
export type ContentRefusal = Exclude<ContentFailure['code'], 'faults' | 'too_many'> | 'too_large';

/** Makes a change of the office. A text with faults is answered with these, and nothing is changed. */
export const writeContent = (
  context: ServerContext,
  actor: Id,
  change: ContentChange,
): Promise<Result<ContentAnswer, ContentRefusal>> =>
  atomically(context, async (within) => {
    // One at a time, so that no decision is lost.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`content ${within.district}`}, 0))`.execute(within.db);
    const changed = changeContent(await readContent(within), change, { by: actor, at: within.now() });
    if (!changed.ok) {
      const { error } = changed;
      if (error.code === 'faults') {
        return ok({ faults: error.faults });
      }
      return err(error.code === 'too_many' ? 'too_large' : error.code);
    }
    if (Buffer.byteLength(JSON.stringify(changed.value)) > MAX_ALL_CONTENT_BYTES) return err('too_large');
    await writeSetting(within, SETTING, changed.value);
    const detail = { act: change.change.act, version: change.basedOn + 1, ...confirmedValue(change) };
    await appendAudit(within, { action: 'content_changed', actor, subject: `${change.sort}/${change.id}`, detail });
    return ok({ state: await stateOf(within, changed.value) });
  });
