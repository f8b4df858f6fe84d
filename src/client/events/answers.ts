import { type Accessor, createMemo } from 'solid-js';
import { type Answer, type Choice, latestAnswers, type Seats, seatsOf } from '../../domain/events/answers.ts';
import type { PlannedEvent } from '../../domain/events/event.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { useClient } from '../state/context.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';

export interface Answers {
  readonly seats: Accessor<Seats>;
  /** The signed-in member's answer. */
  readonly mine: Accessor<Answer | undefined>;
  /** The member's place on the waiting list, from 1; undefined with a place. */
  readonly queued: Accessor<number | undefined>;
  readonly give: (choice: Choice) => Promise<unknown>;
}

/**
 * The answers to an event that this phone holds, and the member's own.
 * @param people number of people needed; undefined for any number
 */
export function createAnswers(event: Accessor<PlannedEvent>, people: Accessor<number | undefined>): Answers {
  const { session } = useClient();
  const commands = useCommands();
  const records = createReferences('answer', (): Id => event().id);
  const latest = createMemo(() => latestAnswers((records() ?? []).map(({ record }) => record)));
  const actor = () => session.identity()?.actor;
  const mine = () => latest().find(({ member }) => member === actor()?.member);
  const seats = createMemo(() => seatsOf(latest(), people()));
  return {
    seats,
    mine,
    queued() {
      const place = seats().waiting.indexOf(actor()?.member ?? '');
      return place < 0 ? undefined : place + 1;
    },
    async give(choice) {
      const [known, self] = [mine(), actor()];
      if (!self || known?.choice === choice) return;
      if (known) await commands.editRecord(known.record, { choice });
      else {
        const { id, day } = event();
        const { member, squad } = self;
        await commands.createRecord('answer', { event: id, member, squad, date: day, choice });
      }
    },
  };
}
