import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isRosterScope, mayReadScope } from '../../domain/kernel/scope.ts';
import { mergePokes, type Poke } from '../../protocol/sync/live.ts';
import { type LiveStream, makeLiveStream } from './live-stream.ts';

export interface LiveHubOptions {
  /** Streams of one member on this server: a phone, a laptop, some tabs. */
  readonly perMember: number;
  /** The server has as many streams as it may have, of all districts together. */
  readonly isFull: () => boolean;
  /** The district's head now. */
  readonly head: () => Promise<number>;
  readonly onFault: (error: unknown) => void;
}

/** Who wants to listen. */
export interface Listening {
  readonly actor: Actor;
  /** Who the session belongs to now; undefined when it has ended. */
  readonly renew: () => Promise<Actor | undefined>;
}

export interface LiveFailure {
  readonly code: 'too_many_requests' | 'unavailable';
  /** Seconds. */
  readonly retryAfter: number;
}

/** All streams of a district in a server process, and who may hear what. */
export interface LiveHub {
  open(listening: Listening): Promise<Result<ReadableStream<Uint8Array>, LiveFailure>>;
  /** Passes a poke on to whoever may read what it is about. */
  poke(poke: Poke): void;
  /** Pokes may have been missed: pokes everyone. */
  pokeAll(): Promise<void>;
  /** Keeps the streams alive, and looks whether their sessions are. */
  beat(): void;
  /** Streams that are open. */
  count(): number;
  close(): void;
}

interface Member extends Listening {
  actor: Actor;
  readonly stream: LiveStream;
  /** Beats since the session was looked at. */
  beats: number;
}

/** Pokes that come in a bunch go out as one, milliseconds. */
const GATHER_MS = 250;
/** A session is looked at each so many beats: about once a minute. */
const RENEW_BEATS = 3;
const RETRY_SECONDS = 60;

function hears(actor: Actor, { head, scopes }: Poke): Poke | undefined {
  if (scopes === '*') return { head, scopes };
  const readable = scopes.filter((scope) => mayReadScope(actor, scope));
  return readable.length ? { head, scopes: readable } : undefined;
}

const isSameActor = (a: Actor, b: Actor): boolean => a.member === b.member && a.role === b.role && a.squad === b.squad;

/** Makes the hub; whoever makes it calls `poke` and `beat`. */
export function makeLiveHub({ perMember, isFull, head, onFault }: LiveHubOptions): LiveHub {
  const members = new Set<Member>();
  let gathered: Poke | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Members whose session is to be looked up; each once, however many pokes ask for it meanwhile. */
  const due = new Set<Member>();
  let isRenewing = false;
  let closed = false;

  async function renewOne(member: Member): Promise<void> {
    member.beats = 0;
    const actor = await member.renew();
    if (!actor) member.stream.end();
    else if (!isSameActor(actor, member.actor)) {
      member.actor = actor;
      member.stream.poke({ head: await head(), scopes: '*' });
    }
  }

  /** Looks up the sessions that are due, one after another: nobody waits for it, and others need the database too. */
  async function renewDue(): Promise<void> {
    isRenewing = true;
    try {
      // A member who becomes due again during their own look-up is visited again at the end of this loop.
      for (const member of due) {
        due.delete(member);
        if (members.has(member)) await renewOne(member);
      }
    } catch (thrown) {
      onFault(thrown);
    } finally {
      isRenewing = false;
    }
  }

  function renewSoon(these: Iterable<Member>): void {
    for (const member of these) due.add(member);
    if (due.size && !isRenewing) void renewDue();
  }

  function pass(): void {
    timer = undefined;
    const poke = gathered;
    gathered = undefined;
    if (!poke) return;
    for (const { actor, stream } of members) {
      const heard = hears(actor, poke);
      if (heard) stream.poke(heard);
    }
    // The roster has changed: rights may have, too.
    if (poke.scopes === '*' || poke.scopes.some(isRosterScope)) renewSoon(members);
  }

  const countOf = (member: Id): number => [...members].filter(({ actor }) => actor.member === member).length;

  return {
    async open({ actor, renew }) {
      if (closed || isFull()) return err({ code: 'unavailable', retryAfter: RETRY_SECONDS });
      if (countOf(actor.member) >= perMember) return err({ code: 'too_many_requests', retryAfter: RETRY_SECONDS });
      const member: Member = { actor, renew, beats: 0, stream: makeLiveStream(() => members.delete(member)) };
      members.add(member);
      // Read once it hears of what follows, so that nothing falls between the two.
      try {
        member.stream.poke({ head: await head(), scopes: '*' });
      } catch (thrown) {
        member.stream.end();
        throw thrown;
      }
      return ok(member.stream.body);
    },
    poke(poke) {
      gathered = mergePokes(gathered, poke);
      timer ??= setTimeout(pass, GATHER_MS);
    },
    async pokeAll() {
      const poke: Poke = { head: await head(), scopes: '*' };
      for (const { stream } of members) stream.poke(poke);
      renewSoon(members);
    },
    beat() {
      for (const member of members) {
        member.stream.beat();
        member.beats += 1;
      }
      renewSoon([...members].filter(({ beats }) => beats >= RENEW_BEATS));
    },
    count: () => members.size,
    close() {
      closed = true;
      clearTimeout(timer);
      for (const { stream } of [...members]) stream.end();
    },
  };
}
