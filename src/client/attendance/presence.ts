import { type Accessor, createMemo } from 'solid-js';
import { type Claim, claimOf, eventKeyOf } from '../../domain/attendance/claim.ts';
import { type Verdict, verdictsOf } from '../../domain/attendance/verdict.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { createRecord, createReferences } from '../state/records.ts';

/** A claim with its verdict. */
export interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
}

export interface Presence {
  /** All claims of the event on this phone, the earliest first. */
  readonly judged: Accessor<readonly Judged[]>;
  /** Members who are there, as far as this phone can tell: their claims are accepted or wait. */
  readonly arrived: Accessor<ReadonlySet<Id>>;
}

/** The claims of an event that this phone holds, judged by the keys that it may read. */
export function createPresence(event: Accessor<Id>): Presence {
  const record = createRecord(event);
  const claims = createReferences('attendance', event);
  const keys = createReferences('eventKey', event);
  const judged = createMemo((): readonly Judged[] => {
    const known = record();
    const read = (claims() ?? []).flatMap((local) => claimOf(local.record) ?? []);
    const held = (keys() ?? []).flatMap((local) => eventKeyOf(local.record) ?? []);
    const verdicts = verdictsOf(known ? (plannedEvent(known.record) ?? null) : undefined, held, read);
    return read
      .sort((a, b) => (a.created < b.created ? -1 : 1))
      .flatMap((claim) => {
        const verdict = verdicts.get(claim.id);
        return verdict ? [{ claim, verdict }] : [];
      });
  });
  const isThere = ({ verdict: { state } }: Judged) => state === 'accepted' || state === 'waiting';
  return {
    judged,
    arrived: createMemo(() => new Set(judged().flatMap((each) => (isThere(each) ? [each.claim.member] : [])))),
  };
}
