import { type Day, LAST_DAY } from '../kernel/day.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import { type Change, isCreation } from './change.ts';
import { checkField } from './check-field.ts';
import { type Kind, specOf } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import { type FoldedRecord, isDeleted, isPlanOnly, recordDay, textField, valuesOf } from './record.ts';

/** Looks up a referenced record; undefined when it does not exist. */
export type Lookup = (id: Id) => FoldedRecord | undefined;

function checkValues(kind: Kind, change: Change, after: FoldedRecord, today: Day): Failure | undefined {
  const last = isPlanOnly(after) ? LAST_DAY : today;
  for (const name in change.fields) {
    const spec = specOf(kind, name);
    if (!spec) return { code: 'unknown_field', field: name };
    const failure = checkField(name, spec, change.fields[name] ?? null, last);
    if (failure) return failure;
  }
  return undefined;
}

function missingField(kind: Kind, change: Change): Failure | undefined {
  for (const name in kind.fields)
    if (kind.fields[name]?.required && change.fields[name] === undefined) return { code: 'required', field: name };
  return undefined;
}

/**
 * Returns the fields that a change sets or restores. Undeleting a record checks all its references again: a member's
 * squad may have been deleted meanwhile.
 */
const changedFields = (kind: Kind, { fields }: Change, after: FoldedRecord): FoldedRecord['fields'] =>
  kind.family === 'reference' && fields.deleted === false ? after.fields : fields;

function checkReferences(kind: Kind, change: Change, after: FoldedRecord, lookup: Lookup): Failure | undefined {
  const spoken = changedFields(kind, change, after);
  for (const name in spoken) {
    const value = spoken[name];
    const spec = specOf(kind, name);
    if (spec?.type !== 'reference' || typeof value !== 'string') continue;
    const target = lookup(value);
    if (!target && spec.early) continue;
    if (target?.kind !== spec.to || (isDeleted(target) && !spec.early))
      return { code: 'reference_unknown', field: name, target: spec.to };
  }
  return undefined;
}

/** Refuses to close a plan before its day. */
function checkClosed({ plan }: Kind, { fields }: Change, after: FoldedRecord, today: Day): Failure | undefined {
  const day = recordDay(after);
  return plan && fields.status === 'held' && day !== undefined && day > today
    ? { code: 'future_date', field: 'date', limit: today }
    : undefined;
}

/** Maximum depth. Town, village, group and venue need four levels. */
const MAX_LEVELS = 8;

/** Checks that a chain of references within one kind, such as a place's parents, ends and has no cycle. */
function checkAncestry(kind: Kind, change: Change, after: FoldedRecord, lookup: Lookup): Failure | undefined {
  for (const name in kind.fields) {
    const spec = kind.fields[name];
    if (spec?.type !== 'reference' || spec.to !== kind.name || change.fields[name] === undefined) continue;
    let at = textField(after, name);
    for (let level = 1; at !== undefined; level++) {
      if (at === change.record || level > MAX_LEVELS) return { code: 'inconsistent', field: name };
      const above = lookup(at);
      at = above && textField(above, name);
    }
  }
  return undefined;
}

/** Tells whether a change sets a field that has to fit the records referred to. */
export const isFitting = ({ fitting = [] }: Kind, { fields }: Change): boolean =>
  fitting.some((name) => fields[name] !== undefined);

function checkReferred(kind: Kind, change: Change, after: FoldedRecord, lookup: Lookup): Failure | undefined {
  const refers = Object.keys(change.fields).some((name) => specOf(kind, name)?.type === 'reference');
  return refers || isFitting(kind, change)
    ? kind.checkReferred?.(valuesOf(after), after.id, (id) => lookup(id)?.fields)
    : undefined;
}

/**
 * Validates a change. The phone does it before saving, so that a volunteer can correct the input at once; the server
 * repeats it because it trusts no phone.
 * @param after the record with the change folded in
 * @param today the latest day that a date may have
 * @returns the first failure, undefined when there is none
 */
export function checkChange(change: Change, after: FoldedRecord, today: Day, lookup: Lookup): Failure | undefined {
  const kind = kindOf(change.kind);
  if (change.schema > kind.schema) return { code: 'newer_schema' };
  return (
    checkValues(kind, change, after, today) ??
    (isCreation(change) ? missingField(kind, change) : undefined) ??
    checkClosed(kind, change, after, today) ??
    checkReferences(kind, change, after, lookup) ??
    checkAncestry(kind, change, after, lookup) ??
    kind.check?.(valuesOf(after)) ??
    checkReferred(kind, change, after, lookup)
  );
}
