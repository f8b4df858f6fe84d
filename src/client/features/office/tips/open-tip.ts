import type { Id } from '../../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import type { TipDetail } from '../../../../protocol/tips/tip-desk.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { openBody, openGrant, openNote } from '../../../tips/crypto/open.ts';
import type { TipBody } from '../../../tips/crypto/schemas.ts';
import type { UnlockedKey } from '../../../tips/desk/key-holder.ts';
import { fetchTip } from '../../../tips/desk/tips-client.ts';
import { type Conversation, readConversation } from './conversation.ts';

export interface OpenedNote {
  readonly note: TipDetail['notes'][number];
  /** Undefined if the note cannot be opened. */
  readonly text: string | undefined;
}

/** An opened tip, in memory while the key is unlocked. */
export interface OpenedTip {
  readonly detail: TipDetail;
  /** The tip's secret identity. */
  readonly identity: string;
  readonly body: TipBody;
  readonly talk: Conversation;
  readonly notes: readonly OpenedNote[];
}

/** `no_grant`: this key was not granted access. `broken`: the tip cannot be opened despite a grant. */
export type OpenFault = RequestFailure | { readonly code: 'no_grant' } | { readonly code: 'broken' };

async function openNotes(detail: TipDetail, identity: string): Promise<OpenedNote[]> {
  const notes: OpenedNote[] = [];
  for (const note of detail.notes) {
    const text = await openNote(note.file, identity);
    notes.push({ note, text: text.ok ? text.value : undefined });
  }
  return notes;
}

/** Fetches a tip, which the server records in the audit log, and opens it in this browser. */
export async function openTip(id: Id, key: UnlockedKey, instance: string): Promise<Result<OpenedTip, OpenFault>> {
  const fetched = await fetchTip(id);
  if (!fetched.ok) return fetched;
  const detail = fetched.value;
  const name = { instance, tip: id };
  const grant = detail.grants.find((each) => each.key === key.id);
  if (!grant) return err({ code: 'no_grant' });
  const identity = await openGrant(grant.file, key.identity, name);
  if (!identity.ok) return err({ code: 'broken' });
  const body = await openBody(detail.body, identity.value, name);
  if (!body.ok) return err({ code: 'broken' });
  const reader = { ...name, identity: identity.value, body: body.value };
  const talk = await readConversation(detail.messages, reader);
  const notes = await openNotes(detail, identity.value);
  return ok({ detail, identity: identity.value, body: body.value, talk, notes });
}
