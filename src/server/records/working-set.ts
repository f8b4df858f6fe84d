import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import type { Lookup } from '../../domain/records/check-change.ts';
import { fold } from '../../domain/records/fold.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../../domain/records/record.ts';
import type { DecisionContext, DeviceSeq } from './decision-context.ts';

/** A record that is made or edited. */
export interface Draft {
  /** As the database has it; undefined when it is made now. */
  readonly before: FoldedRecord | undefined;
  record: FoldedRecord;
  readonly changes: AppliedChange[];
  /** Place of its last change among those accepted, from 0; -1 when none was. */
  last: number;
}

/** Records and changes loaded from the database plus those accepted earlier in this transaction. */
export interface WorkingSet {
  /** Changes by id. */
  readonly changes: ReadonlyMap<Id, AppliedChange>;
  readonly drafts: ReadonlyMap<Id, Draft>;
  readonly accepted: readonly AppliedChange[];
  readonly lookup: Lookup;
  /** Whether a standing record of a reference kind points to a record. */
  isPointedTo(id: Id): boolean;
  /** Whether a change holds a number of a device. */
  isHeld(seq: DeviceSeq): boolean;
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

/** Does a record that others point to itself point to this one? What was taken back points to nothing. */
function pointsTo(record: FoldedRecord, id: Id): boolean {
  const kind = kindOf(record.kind);
  if (kind.family !== 'reference' || isDeleted(record) || record.id === id) return false;
  return Object.entries(kind.fields).some(([field, { type }]) => type === 'reference' && record.fields[field] === id);
}

/** Numbers that changes hold, by device. */
function makeHolders(seqs: readonly DeviceSeq[]) {
  const held = new Map<Id, Set<number>>();
  const add = ({ device, deviceSeq }: DeviceSeq): void => {
    const own = held.get(device);
    if (own) own.add(deviceSeq);
    else held.set(device, new Set([deviceSeq]));
  };
  seqs.forEach(add);
  return { add, has: ({ device, deviceSeq }: DeviceSeq) => held.get(device)?.has(deviceSeq) === true };
}

/** @param known changes that are here already under the ids of those to decide on */
export function makeWorkingSet(context: DecisionContext, known: readonly AppliedChange[]): WorkingSet {
  const changes = new Map(known.map((change) => [change.id, change]));
  const holders = makeHolders(context.deviceSeqs);
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
    isHeld: holders.has,
    accept(change, after) {
      const last = accepted.push(change) - 1;
      changes.set(change.id, change);
      holders.add(change);
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
