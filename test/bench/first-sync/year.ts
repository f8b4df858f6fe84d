import { changesOf } from '../../../src/demo/changes.ts';
import type { Draft, Step } from '../../../src/demo/draft.ts';
import { seededRandom } from '../../../src/demo/random.ts';
import { isCreation } from '../../../src/domain/records/change.ts';
import { MAX_PUSH_CHANGES } from '../../../src/protocol/kernel/limits.ts';
import { changeToWire } from '../../../src/protocol/sync/record-wire.ts';
import { push } from '../../../src/server/sync/push.ts';
import type { BenchRecord } from '../sync/contender.ts';
import { note } from '../sync/notes.ts';
import type { OwnServer } from '../sync/ours.ts';

const MINUTE_MS = 60_000;
/** Records on one phone of the squad. */
const A_PHONE = 100;

export interface Year {
  readonly server: OwnServer;
  readonly records: readonly BenchRecord[];
  /** Edits a record, by turns of its number and of its note. */
  readonly edits: number;
  readonly now: number;
}

function draftsOf({ records, edits, now }: Year, from: number): Draft[] {
  const random = seededRandom(from + 1);
  return records.slice(from, from + A_PHONE).map(({ id, kind, ...fields }, index) => {
    // Each record's edits one after the other, so that they travel together.
    const began = now - (A_PHONE - index) * (edits + 1) * MINUTE_MS;
    const step = (at: number, written: Step['fields']): Step => ({ by: fields.member, at, fields: written });
    // Of the same kind as what they replace, so that only the editing itself can add anything.
    const amount = () => (kind === 'leaflet' ? { quantity: random.int(5, 300) } : { households: random.int(3, 48) });
    const later = Array.from({ length: edits }, (_, n) =>
      step(began + (n + 1) * MINUTE_MS, n % 2 === 0 ? amount() : { note: note(random) }),
    );
    return { id, kind, steps: [step(began, { ...fields }), ...later] };
  });
}

/**
 * Pushes a part of what the squad's phones did, as they do it.
 * @param part the records as they were made, or the edits that followed
 */
export async function enterYear(year: Year, part: 'made' | 'edited'): Promise<void> {
  const { server, records } = year;
  for (let from = 0; from < records.length; from += A_PHONE) {
    for (const [member, changes] of changesOf(draftsOf(year, from), seededRandom(from + 2))) {
      const actor = { member, role: 'volunteer', squad: records[from]?.squad ?? null } as const;
      const wanted = changes.filter((change) => isCreation(change) === (part === 'made'));
      for (let first = 0; first < wanted.length; first += MAX_PUSH_CHANGES) {
        const batch = wanted.slice(first, first + MAX_PUSH_CHANGES);
        const { results } = await push(server.context, actor, {
          device: batch[0]?.device ?? '',
          changes: batch.map(changeToWire),
        });
        const refused = results.find(({ outcome }) => outcome !== 'ok');
        if (refused) throw new Error(`${part}: ${JSON.stringify(refused)}`);
      }
    }
  }
}
