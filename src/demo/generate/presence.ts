import { type CodeKey, provenBy, stationOf, stepAt, typedProof, typedText } from '../../domain/attendance/code.ts';
import { minuteAt } from '../../domain/attendance/span.ts';
import type { Day } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { Draft, Fields, Step } from '../draft.ts';
import type { Random } from '../random.ts';
import type { Squad } from '../world.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An event that was held, with the people who came. */
interface Held {
  readonly event: Id;
  readonly date: Day;
  /** HH:MM in China. */
  readonly starts: string;
  readonly host: Squad;
  readonly people: readonly Id[];
  /** The officer who agrees to one of the entries made later. */
  readonly officer: Id;
  readonly now: number;
}

/**
 * Makes the claims of presence at a held event, for seven people in all four ways. Two have the code scanned, one typed
 * it, the leader ticked two, and entered two from a paper list: one of these still waits for a second person.
 */
export function presenceOf(random: Random, { event, date, starts, host, people, officer, now }: Held): Draft[] {
  const squad = host.id;
  const start = minuteAt(date, starts) * MINUTE_MS;
  const drafts: Draft[] = [];
  const add = (kind: Draft['kind'], by: Id, at: number, fields: Fields, ...later: Step[]): Id => {
    const id = newId(at, random.bytes);
    drafts.push({ id, kind, steps: [{ by, at, fields: { event, squad, date, ...fields } }, ...later] });
    return id;
  };
  const secret = [...random.bytes(32)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const keyId = add('eventKey', host.leader.id, start - 10 * MINUTE_MS, { secret });
  const key: CodeKey = { event, secret, station: stationOf(keyId) };
  const leader = host.leader.id;
  for (const [index, member] of people.slice(0, 7).entries()) {
    const at = start + (2 + index) * MINUTE_MS;
    const step = stepAt(at);
    if (index < 2) add('attendance', member, at, { member, way: 'code', proof: provenBy(key, step, member) });
    else if (index < 3)
      add('attendance', member, at, { member, way: 'typed', proof: typedProof(typedText(key, step), member) });
    else if (index < 5) add('attendance', leader, at, { member, way: 'leader' });
    else {
      const entered = now - DAY_MS;
      const agreed: Step = { by: officer, at: now - DAY_MS / 2, fields: { ruling: 'yes', ruledBy: officer } };
      add('attendance', leader, entered, { member, way: 'later', reason: 'paper' }, ...(index === 5 ? [agreed] : []));
    }
  }
  return drafts;
}
