import * as v from 'valibot';
import type { Exchange, Transport, TransportFailure } from '../../src/client/sync/transport.ts';
import type { Id } from '../../src/domain/id.ts';
import { err, ok, type Result } from '../../src/domain/result.ts';
import { HelloResponse } from '../../src/protocol/hello.ts';
import { PullResponse } from '../../src/protocol/pull.ts';
import { PushResponse } from '../../src/protocol/push.ts';
import type { ServerContext } from '../../src/server/context.ts';
import { actorOf } from '../../src/server/sync/actor.ts';
import { hello } from '../../src/server/sync/hello.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { push } from '../../src/server/sync/push.ts';
import type { Random } from './random.ts';

const answers = { hello: HelloResponse, push: PushResponse, pull: PullResponse };
type Name = keyof typeof answers;
type Answer = Result<unknown, TransportFailure>;

/** A request on its way there, or its answer on its way back. */
interface Flight {
  readonly member: Id;
  readonly name: Name;
  readonly request: string;
  /** Undefined for a copy that somebody on the way sends once more: nobody waits for its answer. */
  readonly resolve: ((answer: Answer) => void) | undefined;
  answer?: Answer;
}

export interface Network {
  /** A phone's way to the server; `isOnline` is asked when something is sent and when an answer comes. */
  transportOf(member: Id, isOnline: () => boolean): Transport;
  /** Whether anything is under way. */
  isBusy(): boolean;
  /** Moves one flight, not the first one necessarily: they overtake each other. */
  step(): Promise<void>;
  /** From now on nothing is lost, doubled or refused for no reason. */
  calm(): void;
}

const statuses: readonly TransportFailure[] = [
  { code: 'server' },
  { code: 'busy', retryAfter: 1_000 },
  { code: 'busy' },
  { code: 'too_large' },
  { code: 'unauthorized' },
  { code: 'bad_response' },
];

/** The way between phones and the real functions of the server: it loses, doubles, delays and reorders. */
export function makeNetwork(context: ServerContext, random: Random): Network {
  const flights: Flight[] = [];
  let faults = 1;

  async function serve({ member, name, request }: Flight): Promise<Answer> {
    const actor = await actorOf(context, member);
    if (!actor) return err({ code: 'unauthorized' });
    const body = JSON.parse(request);
    if (name === 'push') return ok(await push(context, actor, body));
    if (name === 'pull') return ok(await pull(context, actor, { ...body, limit: faults ? 1 + random.below(6) : 50 }));
    const greeted = await hello(context, actor, body);
    return greeted.ok ? greeted : err({ code: 'forbidden' });
  }

  function read(name: Name, answer: Answer): Answer {
    return answer.ok ? ok(v.parse(answers[name], JSON.parse(JSON.stringify(answer.value)))) : answer;
  }

  async function step(): Promise<void> {
    const flight = flights[random.below(flights.length)];
    if (!flight) return;
    const land = (answer: Answer) => {
      flights.splice(flights.indexOf(flight), 1);
      flight.resolve?.(answer);
    };
    if (flight.answer) {
      land(random.chance(0.08 * faults) ? err({ code: 'offline' }) : flight.answer);
      return;
    }
    if (random.chance(0.08 * faults)) return land(err({ code: 'offline' }));
    if (random.chance(0.08 * faults)) return land(err(random.pick(statuses) ?? { code: 'server' }));
    if (random.chance(0.1 * faults)) flights.push({ ...flight, resolve: undefined });
    const answer = read(flight.name, await serve(flight));
    if (flight.resolve) flight.answer = answer;
    else land(answer);
  }

  return {
    transportOf(member, isOnline) {
      const send = (name: Name, request: unknown) =>
        new Promise<Answer>((resolve) => {
          if (!isOnline()) return resolve(err({ code: 'offline' }));
          flights.push({
            member,
            name,
            request: JSON.stringify(request),
            resolve: (answer) => resolve(isOnline() ? answer : err({ code: 'offline' })),
          });
        });
      return {
        hello: (request) => send('hello', request) as Exchange<HelloResponse>,
        push: (request) => send('push', request) as Exchange<PushResponse>,
        pull: (request) => send('pull', request) as Exchange<PullResponse>,
      };
    },
    isBusy: () => flights.length > 0,
    step,
    calm() {
      faults = 0;
    },
  };
}
