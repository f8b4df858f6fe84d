import { type Clock, laterClock } from '../../../domain/kernel/clock.ts';
import { overlay } from '../../../domain/records/fold.ts';
import { isKindName, kindOf } from '../../../domain/records/kinds/index.ts';
import {
  type FoldedRecord,
  isDeleted,
  isPlanOnly,
  recordDay,
  statusOf,
  textField,
  wasVerified,
} from '../../../domain/records/record.ts';
import { upcast } from '../../../domain/records/upcast.ts';
import { MAX_SEEN } from '../../../protocol/kernel/limits.ts';
import type { OpaqueRecord } from '../../../protocol/sync/pull.ts';
import { recordFromWire } from '../../../protocol/sync/record-wire.ts';
import type { Base, ChangeRow, PendingRecord, RecordColumns, RecordRow } from '../idb/rows.ts';

/** Stands for no squad in the index. */
export const NO_SQUAD = 'office';

export const isOpaque = (base: Base): base is OpaqueRecord => 'raw' in base;

type Content = Pick<PendingRecord, 'base' | 'pending'>;

/**
 * Overlays a record's pending changes on the server's version.
 * @returns undefined also for a damaged row or a record of a later release, which appears in no list
 */
export function viewOf({ base, pending }: Content): FoldedRecord | undefined {
  if (base && isOpaque(base)) return undefined;
  try {
    const view = overlay(base && recordFromWire(base), pending.map(upcast));
    const author = pending[0]?.author;
    if (!view || !isKindName(view.kind)) return undefined;
    return view.author === undefined && author ? { ...view, author } : view;
  } catch {
    return undefined;
  }
}

/** Keeps a record that was withdrawn after its verification in a list of its own. The leader sees it. */
const withdrawnColumns = (view: FoldedRecord): RecordColumns =>
  wasVerified(view)
    ? { squad: textField(view, 'squad') ?? NO_SQUAD, day: recordDay(view) ?? '', status: 'withdrawn' }
    : {};

function listColumns(view: FoldedRecord): RecordColumns {
  if (isDeleted(view)) return withdrawnColumns(view);
  const { id, kind } = view;
  const { family, group, headline } = kindOf(kind);
  if (family === 'reference')
    return { kind, group: (group && textField(view, group)) ?? '', sort: textField(view, headline) ?? id };
  const day = recordDay(view) ?? '';
  // A plan is nobody's work yet, and an entry of the ledger never is: they are in the list of their kind alone.
  if (family === 'ledger' || isPlanOnly(view)) return { kind, group: '', sort: day, day };
  const owner = textField(view, 'member') ?? view.author;
  return {
    kind,
    group: '',
    sort: day,
    day,
    squad: textField(view, 'squad') ?? NO_SQUAD,
    status: statusOf(view),
    ...(owner ? { owner } : {}),
  };
}

/** Makes a row with its columns; undefined if nothing is left of the record. */
export function makeRow(
  id: string,
  base: Base | undefined,
  pending: readonly ChangeRow[],
  generation: number,
): RecordRow | undefined {
  if (!base && pending.length === 0) return undefined;
  const view = viewOf({ ...(base ? { base } : {}), pending });
  return {
    id,
    generation,
    pending: pending.map((change) => change.id),
    ...(base ? { base, scope: base.scope } : {}),
    ...(pending.length ? { stage: 'open' as const } : {}),
    ...(view ? listColumns(view) : {}),
  };
}

/** Returns a record's latest clock. The next change must be later. */
export const latestClock = (view: FoldedRecord | undefined): Clock =>
  view ? Object.values(view.clocks).reduce(laterClock, view.created) : '';

/**
 * Returns the clocks that an editor has seen, for each field with a value. If a conflict has more values than a change
 * can name, the latest are named; choosing again resolves the rest.
 */
export function basesOf(view: FoldedRecord | undefined, names: readonly string[]): Record<string, Clock[]> {
  const bases: Record<string, Clock[]> = {};
  for (const name of names) {
    const clock = view?.clocks[name];
    if (clock) bases[name] = view.conflicts?.[name]?.slice(0, MAX_SEEN).map((head) => head.clock) ?? [clock];
  }
  return bases;
}
