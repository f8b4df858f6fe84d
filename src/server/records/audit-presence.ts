import { type AppliedChange, isCreation } from '../../domain/records/change.ts';
import { textField } from '../../domain/records/record.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { WorkingSet } from './working-set.ts';

const codeOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * Lists the later entries of presence and the changed rulings among accepted changes, for the audit. Why a ruling was
 * changed stands in the record, since the audit holds no text that people wrote.
 */
export function presenceEntries({ accepted, drafts }: Pick<WorkingSet, 'accepted' | 'drafts'>): AuditEntry[] {
  const ruled = new Map<string, string | null>();
  return accepted.flatMap((change: AppliedChange): AuditEntry[] => {
    const draft = drafts.get(change.record);
    if (change.kind !== 'attendance' || !draft) return [];
    const { record: claim, before } = draft;
    const [member, event] = [textField(claim, 'member') ?? null, textField(claim, 'event') ?? null];
    const about = { actor: change.author, subject: claim.id };
    const { way, reason, ruling } = change.fields;
    if (isCreation(change))
      return way === 'later'
        ? [{ action: 'presence_entered_later', ...about, detail: { member, event, reason: codeOf(reason) } }]
        : [];
    if (ruling === undefined) return [];
    const [from, to] = [ruled.get(claim.id) ?? codeOf(before?.fields.ruling), codeOf(ruling)];
    ruled.set(claim.id, to);
    return from === null || from === to
      ? []
      : [{ action: 'presence_ruling_changed', ...about, detail: { member, event, from, to } }];
  });
}
