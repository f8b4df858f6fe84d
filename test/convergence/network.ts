import { json, type Read, readAnswer } from '../../src/client/platform/http/answer.ts';
import { GZIP_FROM, packedFirst } from '../../src/client/platform/http/request.ts';
import { exchangeFailure } from '../../src/client/sync/http-transport.ts';
import { readPages } from '../../src/client/sync/pages.ts';
import type { Exchange, Transport } from '../../src/client/sync/transport.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { err } from '../../src/domain/kernel/result.ts';
import { PROTOCOL } from '../../src/protocol/kernel/version.ts';
import { HelloResponse } from '../../src/protocol/sync/hello.ts';
import type { PullRequest } from '../../src/protocol/sync/pull.ts';
import { PushResponse } from '../../src/protocol/sync/push.ts';
import { WithdrawResponse } from '../../src/protocol/sync/withdraw.ts';
import { compact } from '../support/pack-columns.ts';
import { plainResponse } from '../support/plain-response.ts';
import type { Faults } from './faults.ts';
import type { MiddleBox } from './middle-box.ts';
import type { Death } from './mortal-database.ts';
import type { Random } from './random.ts';
import type { Reply, Sent, SimServer } from './server.ts';

/** A request on its way there, its answer on its way back, or a further page of the answer. */
interface Flight {
  readonly sent?: Sent;
  /** Undefined for a copy that somebody on the way sends once more: nobody waits for its answer. */
  readonly land: ((reply: Reply | undefined) => void) | undefined;
  reply?: Reply;
}

/** Where a request comes from. */
export interface Line {
  readonly member: Id;
  readonly protocol: () => number;
  /** Asked when something is sent and when an answer comes. */
  readonly isOnline: () => boolean;
}

export interface Network {
  transportOf(line: Line): Transport;
  /** Gives a part of the app that is loaded late, or throws as an import does whose file cannot be had. */
  load<T>(part: T): Promise<T>;
  /** Whether anything is under way that somebody waits for. */
  isBusy(): boolean;
  /** Moves one flight, not the first one necessarily: they overtake each other. */
  step(): Promise<void>;
  /** From now on nothing is lost, doubled or refused for no reason. */
  calm(): void;
  /** Copies that were held back somewhere for as long as could be arrive now. */
  releaseStrays(): void;
}

/** What proxies, portals and a troubled server answer for no reason that lies in the request. */
const noise: readonly { readonly status: number; readonly headers?: HeadersInit; readonly text?: string }[] = [
  { status: 400 },
  { status: 401 },
  { status: 403 },
  { status: 408 },
  { status: 413 },
  { status: 426 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 429 },
  { status: 500 },
  { status: 502 },
  { status: 503, headers: { 'retry-after': '30' } },
  { status: 504 },
  { status: 200, text: '<html>请先登录无线网络</html>' },
];

const deaths: readonly Death[] = ['before commit', 'after commit', 'half-way'];

const offline = err({ code: 'offline' } as const);

/** The way between phones and the server: it loses, doubles, cuts, delays and reorders. */
export function makeNetwork(server: SimServer, random: Random, faults: Faults, box: MiddleBox): Network {
  const flights: Flight[] = [];
  const strays: Flight[] = [];
  let isCalm = false;

  /** Whether something goes wrong now, which is then counted. */
  const strikes = (p: number, kind: string): boolean => {
    if (isCalm || !random.chance(p)) return false;
    faults.note(kind);
    return true;
  };
  const cut = (text: string): string => text.slice(0, random.below(text.length));

  function makeNoise(): Reply | undefined {
    const { status, headers, text } = random.pick(noise) ?? { status: 500 };
    faults.note(text ? 'captive portal' : `status ${status}`);
    return { status, headers: new Headers(headers), text: text ?? '' };
  }

  function copy(flight: Flight): void {
    const twin: Flight = { ...flight, land: undefined };
    const isStray = random.chance(0.5);
    faults.note(isStray ? 'stray copy' : 'duplicate');
    (isStray ? strays : flights).push(twin);
  }

  async function arrive(sent: Sent): Promise<Reply | undefined> {
    if (strikes(0.03, 'request cut')) return server.serve({ ...sent, body: cut(sent.body) });
    const death = sent.name === 'push' && !isCalm && random.chance(0.06) ? random.pick(deaths) : undefined;
    if (death) faults.note(`server killed ${death}`);
    return server.serve(sent, death);
  }

  async function step(): Promise<void> {
    if (strays.length && random.chance(0.01)) flights.push(...strays.splice(random.below(strays.length), 1));
    const flight = flights[random.below(flights.length)];
    if (!flight) return;
    const land = (reply: Reply | undefined) => {
      flights.splice(flights.indexOf(flight), 1);
      flight.land?.(reply);
    };
    const { sent, reply } = flight;
    if (reply || !sent) {
      if (strikes(0.06, 'answer lost')) return land(undefined);
      return land(reply && strikes(0.03, 'answer cut') ? { ...reply, text: cut(reply.text) } : reply);
    }
    if (strikes(0.06, 'request lost')) return land(undefined);
    if (!isCalm && random.chance(0.08)) return land(makeNoise());
    const stopped = isCalm ? undefined : box.answer(sent);
    if (stopped) return land(stopped);
    if (!isCalm && random.chance(0.1)) copy(flight);
    if (flights[0] !== flight) faults.note('overtaken');
    const answer = await arrive(sent);
    if (answer && flight.land) flight.reply = answer;
    else land(undefined);
  }

  return {
    transportOf({ member, protocol, isOnline }) {
      const packing = { isPlain: false };
      async function exchange<T>(name: string, request: object, read: (text: string) => Read<T>): Exchange<T> {
        const body = JSON.stringify(request);
        const send = async (isPacked: boolean): Exchange<T> => {
          if (!isOnline()) return offline;
          const sent = { member, name, body, isPacked, protocol: protocol() };
          const reply = await new Promise<Reply | undefined>((land) => flights.push({ sent, land }));
          if (!reply || !isOnline()) return offline;
          const answer = await readAnswer(plainResponse(reply.status, reply.headers, reply.text), read(reply.text));
          return answer.ok ? answer : err(exchangeFailure(answer.error));
        };
        return body.length < GZIP_FROM ? send(false) : packedFirst(packing, send);
      }
      /** The pages of an answer come one by one, and something can happen to each. */
      async function* linesOf(text: string): AsyncGenerator<string> {
        const [first = '', ...others] = text.split('\n').filter(Boolean);
        yield first;
        for (const line of others) {
          const whole: Reply = { status: 200, headers: new Headers(), text: line };
          const reply = await new Promise<Reply | undefined>((land) => flights.push({ reply: whole, land }));
          if (!reply || !isOnline()) throw new Error('the answer broke off');
          yield reply.text;
        }
      }
      // Small pages while it storms, so that a download can be torn apart.
      const torn = (request: PullRequest) => (isCalm ? request : { ...request, limit: 2 + random.below(20) });
      return {
        hello: (request) => exchange('hello', request, () => json(HelloResponse)),
        // A released phone sends its changes in columns.
        push: ({ device, changes }) =>
          exchange('push', { device, changes: protocol() < PROTOCOL ? compact(changes) : changes }, () =>
            json(PushResponse),
          ),
        withdraw: (request) => exchange('withdraw', request, () => json(WithdrawResponse)),
        async pull(request, each) {
          const answer = await exchange(
            'pull',
            torn(request),
            (text) => () => readPages(linesOf(text), each).catch(() => offline),
          );
          return answer.ok ? answer.value : answer;
        },
      };
    },
    async load(part) {
      if (strikes(0.1, 'part not loaded')) throw new TypeError('Failed to fetch dynamically imported module');
      return part;
    },
    isBusy: () => flights.length > 0,
    step,
    calm() {
      isCalm = true;
    },
    releaseStrays() {
      flights.push(...strays.splice(0));
    },
  };
}
