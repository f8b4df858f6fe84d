import type { Accessor } from 'solid-js';
import type { Way } from '../../domain/attendance/claim.ts';
import { type ShownCode, scanProof, typedProof } from '../../domain/attendance/code.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import { useClient } from '../state/context.ts';
import type { CommandFailure } from '../state/failures.ts';
import { useCommands } from '../state/use-commands.ts';
import { createPresence, type Judged } from './presence.ts';

type Noted = Promise<Result<{ readonly recordId: Id }, CommandFailure>>;

/** The member's own claims of an event, and how to make one. Each is saved on the phone before it is confirmed. */
export function createCheckIn(event: Accessor<Id>): {
  readonly mine: Accessor<readonly Judged[]>;
  /** @param code of any event */
  readonly scanned: (code: ShownCode) => Noted;
  readonly typed: (digits: string) => Noted;
} {
  const { session, store } = useClient();
  const commands = useCommands();
  const { judged } = createPresence(event);
  const actor = () => session.identity()?.actor;

  async function note(id: Id, way: Way, proofOf: (member: Id) => string): Noted {
    const self = actor();
    if (!self) return err({ code: 'not_signed_in' });
    const local = await store.record(id);
    const day = local ? plannedEvent(local.record)?.day : undefined;
    const { member, squad } = self;
    const onDuty = session.identity()?.actor.duty ? { duty: true } : {};
    const fields = {
      ...{ event: id, member, squad, way, proof: proofOf(member) },
      ...onDuty,
      ...(day === undefined ? {} : { date: day }),
    };
    return commands.createRecord('attendance', fields, { isTimed: true });
  }

  return {
    mine: () => judged().filter(({ claim }) => claim.member === actor()?.member),
    scanned: (code) => note(code.event, 'code', (member) => scanProof(code, member)),
    typed: (digits) => note(event(), 'typed', (member) => typedProof(digits, member)),
  };
}
