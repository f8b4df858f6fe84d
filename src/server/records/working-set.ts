import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import type { Lookup } from '../../domain/records/check-change.ts';
import { fold } from '../../domain/records/fold.ts';
import { bindingFields } from '../../domain/records/kind.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../../domain/records/record.ts';
import type { DecisionContext, DeviceSeq } from './decision-context.ts';

/** A record that the transaction creates or edits. */
export interface Draft {
  /** The stored record; undefined when the transaction creates it. */
  readonly before: FoldedRecord | undefined;
  record: FoldedRecord;
  readonly changes: AppliedChange[];
  /** Index of its last change among the accepted ones; -1 without any. */
  last: number;
}

/** The loaded records and changes, plus those that this transaction has accepted so far. */
export interface WorkingSet {
  /** Changes by id. */
  readonly changes: ReadonlyMap<Id, AppliedChange>;
  readonly drafts: ReadonlyMap<Id, Draft>;
  readonly accepted: readonly AppliedChange[];
  readonly lookup: Lookup;
  /** Tells whether a record, not deleted, keeps this one from being deleted. */
  isPointedTo(id: Id): boolean;
  /** Tells whether a change has this device number already. */
  isSeqTaken(seq: DeviceSeq): boolean;
  /** @param after the record with the change folded in */
  accept(change: AppliedChange, after: FoldedRecord): void;
}

function draftsOf(histories: readonly AppliedChange[]): Map<Id, Draft> {
  const byRecord = new Map<Id, AppliedChange[]>();
  for (const change of histories) {
    const changes = byRecord.get(change.record);
    if (changes) changes.push(change);
    else byRecord.set(change.record, [change]);
  }
  const drafts = new Map<Id, Draft>();
  for (const [id, changes] of byRecord) {
    const record = fold(changes);
    if (record) drafts.set(id, { before: record, record, changes, last: -1 });
  }
  return drafts;
}

/** Tells whether a record keeps this one from being deleted. Deleted records keep nothing. */
function pointsTo(record: FoldedRecord, id: Id): boolean {
  if (isDeleted(record) || record.id === id) return false;
  return bindingFields(kindOf(record.kind)).some((field) => record.fields[field] === id);
}

/** Indexes device numbers by device. */
function makeSeqIndex(seqs: readonly DeviceSeq[]) {
  const taken = new Map<Id, Set<number>>();
  const add = ({ device, deviceSeq }: DeviceSeq): void => {
    const own = taken.get(device);
    if (own) own.add(deviceSeq);
    else taken.set(device, new Set([deviceSeq]));
  };
  seqs.forEach(add);
  return { add, has: ({ device, deviceSeq }: DeviceSeq) => taken.get(device)?.has(deviceSeq) === true };
}

/**
 * Makes the working set of a transaction.
 * @param known stored changes with the ids of those to decide on
 */
export function makeWorkingSet(context: DecisionContext, known: readonly AppliedChange[]): WorkingSet {
  const changes = new Map(known.map((change) => [change.id, change]));
  const seqs = makeSeqIndex(context.deviceSeqs);
  const drafts = draftsOf(context.histories);
  const accepted: AppliedChange[] = [];
  return {
    changes,
    drafts,
    accepted,
    lookup: (id) => drafts.get(id)?.record ?? context.references.get(id),
    isPointedTo: (id) =>
      [...drafts.values()].some(({ record }) => pointsTo(record, id)) ||
      context.dependents.some((record) => !drafts.has(record.id) && pointsTo(record, id)),
    isSeqTaken: seqs.has,
    accept(change, after) {
      const last = accepted.push(change) - 1;
      changes.set(change.id, change);
      seqs.add(change);
      const draft = drafts.get(change.record);
      if (!draft) {
        drafts.set(change.record, { before: undefined, record: after, changes: [change], last });
        return;
      }
      draft.record = after;
      draft.changes.push(change);
      draft.last = last;
    },
  };
}
