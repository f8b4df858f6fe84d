import { type Accessor, createMemo } from 'solid-js';
import {
  type Answer,
  type Choice,
  hasAllAnswers,
  latestAnswers,
  type RoleFilled,
  rolesFilled,
  type Seats,
  seatsOf,
} from '../../domain/events/answers.ts';
import { type PlannedEvent, plannedEvents } from '../../domain/events/event.ts';
import { overlaps } from '../../domain/events/times.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import { type Action, createAction } from '../components/action.ts';
import { failureText } from '../records/failure-text.ts';
import { useClient } from '../state/context.ts';
import { createActivities, createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';

export interface Answers {
  readonly seats: Accessor<Seats>;
  /** Whether this phone has the answers of its own squad alone, beside those of others. */
  readonly isPartial: Accessor<boolean>;
  readonly roles: Accessor<readonly RoleFilled[]>;
  /** The signed-in member's answer. */
  readonly mine: Accessor<Answer | undefined>;
  /**
   * The member's place on the waiting list, from 1; undefined with a place. If the answers are partial there may be
   * others before.
   */
  readonly queued: Accessor<number | undefined>;
  readonly give: (choice: Choice) => Promise<unknown>;
  /** Names the role that the member would take; undefined for any. */
  readonly take: (role: string | undefined) => Promise<unknown>;
  /** Takes the member's answer back, also those given on other phones. */
  readonly withdraw: () => Promise<unknown>;
  /** Why the latest of these was not saved. */
  readonly told: Action<never>['told'];
}

/** The answers to an event that this phone holds, and the member's own. */
export function createAnswers(event: Accessor<PlannedEvent>): Answers {
  const { session } = useClient();
  const commands = useCommands();
  const records = createReferences('answer', (): Id => event().id);
  const latest = createMemo(() => latestAnswers((records() ?? []).map(({ record }) => record)));
  const action = createAction(failureText);
  const actor = () => session.identity()?.actor;
  const mine = () => latest().find(({ member }) => member === actor()?.member);
  const seats = createMemo(() => seatsOf(latest(), event().people));
  return {
    seats,
    isPartial() {
      const self = actor();
      return self !== undefined && !hasAllAnswers(self, event());
    },
    roles: createMemo(() => rolesFilled(event().roles, latest(), seats())),
    mine,
    queued() {
      const place = seats().waiting.indexOf(actor()?.member ?? '');
      return place < 0 ? undefined : place + 1;
    },
    async give(choice) {
      const [known, self] = [mine(), actor()];
      if (!self || known?.choice === choice) return;
      const { id, day } = event();
      const answer = { event: id, member: self.member, squad: self.squad, date: day, choice };
      await action.run(() =>
        known ? commands.editRecord(known.record, { choice }) : commands.createRecord('answer', answer),
      );
    },
    async take(role) {
      const known = mine();
      if (known) await action.run(() => commands.editRecord(known.record, { role: role ?? null }));
    },
    async withdraw() {
      const own = (records() ?? []).filter(({ record }) => textField(record, 'member') === actor()?.member);
      await action.run(async () => {
        for (const { id } of own) {
          const done = await commands.deleteRecord(id);
          if (!done.ok) return done;
        }
        return ok(undefined);
      });
    },
    told: action.told,
  };
}

/** More planned events than a district has around one day. */
const MAX_NEAR = 300;

/** Returns the events at the same time as this one to which the member has said yes. */
export function createMyClashes(event: Accessor<PlannedEvent>): Accessor<readonly PlannedEvent[]> {
  const { session } = useClient();
  const near = createActivities('event', () => MAX_NEAR);
  const answers = createReferences('answer');
  const said = createMemo(() => {
    const member = session.identity()?.actor.member;
    const byEvent = new Map<Id, FoldedRecord[]>();
    for (const { record } of answers() ?? []) {
      const of = textField(record, 'event');
      if (of && textField(record, 'member') === member) byEvent.set(of, [...(byEvent.get(of) ?? []), record]);
    }
    return new Set([...byEvent].flatMap(([of, own]) => (latestAnswers(own)[0]?.choice === 'yes' ? [of] : [])));
  });
  const isAtOnce = (other: PlannedEvent): boolean =>
    other.id !== event().id && other.phase === 'planned' && said().has(other.id) && overlaps(other, event());
  return createMemo(() => plannedEvents((near() ?? []).map(({ record }) => record)).filter(isAtOnce));
}
