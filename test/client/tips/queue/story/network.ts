import type { Faults } from '../../../../convergence/faults.ts';
import type { Random } from '../../../../convergence/random.ts';
import type { Reply, Sent, TipServer } from './server.ts';

/** A request on its way there, or its answer on its way back. */
interface Flight {
  readonly sent: Sent;
  /** Called with undefined where the answer never comes. Left out for a copy: nobody waits for its answer. */
  readonly land?: (reply: Reply | undefined) => void;
  reply?: Reply;
}

export interface Network {
  /** Resolves with the answer; undefined where none comes. */
  exchange(sent: Sent, isOnline: () => boolean): Promise<Reply | undefined>;
  isBusy(): boolean;
  /** Moves one flight, not the first one necessarily. */
  step(): void;
  /** A page is gone: what it sent may still arrive, and nobody hears of it. */
  orphan(): void;
  /** Whoever waits, waits in vain. */
  drop(): void;
  /** From now on nothing is lost, doubled, spoilt or refused for no reason. */
  calm(): void;
  /** Bytes of photos over the line, by path. */
  readonly traffic: ReadonlyMap<string, Traffic>;
  /** However much goes over the line for this path, there is a reason. */
  excuse(path: string): void;
}

export interface Traffic {
  /** That the phone sent. */
  sent: number;
  /** Of these, what never came, or came twice: so much may have to be sent again. */
  excused: number;
}

/** What proxies, portals and a troubled server answer for no reason that lies in the request. */
const noise: readonly { readonly status: number; readonly headers?: HeadersInit; readonly text?: string }[] = [
  { status: 400 },
  { status: 401 },
  { status: 403, text: '<html>403 Forbidden</html>' },
  { status: 408 },
  { status: 413, text: '<html>413 Request Entity Too Large</html>' },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 429, headers: { 'retry-after': '3599' } },
  { status: 429 },
  { status: 500 },
  { status: 502 },
  { status: 503, headers: { 'retry-after': '30' } },
  { status: 503, headers: { 'retry-after': 'Fri, 27 Nov 2026 08:00:00 GMT' } },
  { status: 504 },
  { status: 200, text: '<html>请先登录无线网络</html>' },
  { status: 200, headers: { 'upload-offset': 'many' } },
];

/** The way between phones and the server. */
export function makeNetwork(server: TipServer, random: Random, faults: Faults): Network {
  const flights = new Set<Flight>();
  const strays: Flight[] = [];
  const traffic = new Map<string, Traffic>();
  let isCalm = false;

  const trafficOf = (path: string): Traffic => {
    const known = traffic.get(path) ?? { sent: 0, excused: 0 };
    traffic.set(path, known);
    return known;
  };
  const sizeOf = ({ body }: Sent): number => (typeof body === 'string' ? 0 : body.length);

  const strikes = (p: number, kind: string): boolean => {
    if (isCalm || !random.chance(p)) return false;
    faults.note(kind);
    return true;
  };

  /** All of this may have to be sent again. */
  const lose = (sent: Sent): void => {
    trafficOf(sent.path).excused += sizeOf(sent);
  };

  /** The connection breaks: what came of a chunk may be kept, and nobody hears of it. */
  function cut(sent: Sent): void {
    if (typeof sent.body === 'string') return;
    const file = sent.path.slice(sent.path.lastIndexOf('/') + 1);
    const before = server.received(file);
    server.serve({ ...sent, body: sent.body.slice(0, random.below(sent.body.length)), isCut: true });
    lose(sent);
    trafficOf(sent.path).excused -= Math.max(0, server.received(file) - before);
  }

  function spoil(sent: Sent): Sent {
    if (typeof sent.body === 'string' || sent.body.length === 0) return sent;
    const body = sent.body.slice();
    const at = random.below(body.length);
    body[at] = (body[at] ?? 0) ^ 1;
    return { ...sent, body };
  }

  function copy(sent: Sent): void {
    lose(sent);
    if (random.chance(0.5)) flights.add({ sent });
    else strays.push({ sent });
  }

  const excuse = (path: string) => {
    trafficOf(path).excused = Number.POSITIVE_INFINITY;
  };

  /** @returns the answer; undefined where it gets lost */
  function arrive(flight: Flight): Reply | undefined {
    const { sent } = flight;
    if (strikes(0.05, 'request lost')) {
      lose(sent);
      return undefined;
    }
    if (strikes(0.07, 'request cut')) {
      cut(sent);
      return undefined;
    }
    if (!isCalm && random.chance(0.08)) {
      const { status, headers, text = '' } = random.pick(noise) ?? { status: 500 };
      faults.note(text ? 'captive portal' : `status ${status}`);
      lose(sent);
      return { status, headers: new Headers(headers), text };
    }
    if (flight.land && strikes(0.06, 'sent twice')) copy(sent);
    if (sizeOf(sent) === 0 || !strikes(0.04, 'bytes spoilt')) return server.serve(sent);
    excuse(sent.path);
    return server.serve(spoil(sent));
  }

  function end(flight: Flight, reply: Reply | undefined): void {
    flights.delete(flight);
    flight.land?.(reply);
  }

  return {
    traffic,
    excuse,
    exchange(sent, isOnline) {
      if (!isOnline()) return Promise.resolve(undefined);
      trafficOf(sent.path).sent += sizeOf(sent);
      return new Promise((land) => flights.add({ sent, land: (reply) => land(isOnline() ? reply : undefined) }));
    },
    isBusy: () => flights.size > 0,
    step() {
      if (strays.length && random.chance(0.05))
        flights.add({ ...strays.splice(random.below(strays.length), 1)[0] } as Flight);
      const flight = [...flights][random.below(flights.size)];
      if (!flight) return;
      if (flight.reply) end(flight, strikes(0.06, 'answer lost') ? undefined : flight.reply);
      else {
        const reply = arrive(flight);
        if (reply && flight.land) flight.reply = reply;
        else end(flight, undefined);
      }
    },
    orphan() {
      for (const { sent } of flights) lose(sent);
    },
    drop() {
      for (const flight of [...flights]) end(flight, undefined);
    },
    calm() {
      isCalm = true;
      for (const flight of strays.splice(0)) flights.add(flight);
    },
  };
}
